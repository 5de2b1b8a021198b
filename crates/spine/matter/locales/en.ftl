# States
matter-state-registered = New
matter-state-supplementing = Waiting for papers
matter-state-triaged = Offered
matter-state-handling = In progress
matter-state-suspended = Paused
matter-state-replied = For approval
matter-state-completed = Answered
matter-state-closed = Closed
matter-state-refused = Not accepted
matter-state-merged = Merged
matter-state-withdrawn = Withdrawn

# Actions
matter-do-ask_supplement = Ask for papers
matter-do-supplement = Add what was asked
matter-do-refuse = Do not accept
matter-do-merge = Merge into
matter-do-take = Handle here
matter-do-offer = Hand off
matter-do-recall = Take back
matter-do-accept = Accept
matter-do-accept_triage = Accept
matter-do-return = Return
matter-do-visit = Record a visit
matter-do-note = Record progress
matter-do-ask = Ask the resident
matter-do-suspend = Pause
matter-do-resume = Resume
matter-do-extend = Extend
matter-do-assist = Ask for help
matter-do-minutes = Minutes
matter-do-reply = Answer
matter-do-send_back = Send back
matter-do-approve = Approve
matter-do-follow_up = Follow up and close
matter-do-lapse = Close after time
matter-do-rate = Rate
matter-do-object = Object
matter-do-object_again = Object again
matter-do-withdraw = Withdraw
matter-do-urge = Urge
matter-do-supervise = Supervise
matter-do-reclassify = Change type
matter-do-add = Add

# The thread
matter-told-add = More was added
matter-told-registered = Reported
matter-told-ask_supplement = The resident was asked for papers
matter-told-supplement = The resident added what was asked
matter-told-refuse = Not accepted
matter-told-merge = Merged into { $into }
matter-told-take = The centre handles it itself
matter-told-offer = Handed off to { $to }
matter-told-recall = Hand-off taken back
matter-told-accept = { $to } accepted
matter-told-accept_triage = { $to } accepted it for triage
matter-told-return = { $to } returned it
matter-told-visit = Visit
matter-told-note = Progress
matter-told-ask = A question to the resident
matter-told-suspend = Paused
matter-told-resume = Resumed
matter-told-extend = Extended
matter-told-assist = { $to } was asked to help
matter-told-minutes = Minutes of a meeting
matter-told-reply = Answer drafted, for approval
matter-told-send_back = Answer sent back
matter-told-approve = Answer
matter-told-follow_up = Closed after follow-up
matter-told-lapse = Closed after time
matter-told-rate = The resident rated
matter-told-object = The resident objected; handled again
matter-told-object_again = The resident objected again; the centre reviews
matter-told-withdraw = The resident withdrew it
matter-told-urge = Urged
matter-told-supervise = Supervised
matter-told-reclassify = Type changed
matter-told-reveal = Looked at the { $field }

# Channels
matter-channel-counter = Window
matter-channel-phone = Phone
matter-channel-web = Web
matter-channel-app = Phone report
matter-channel-wechat = WeChat
matter-channel-letter = Letter
matter-channel-visit = Visit
matter-channel-grid = Grid
matter-channel-transfer = Transferred
matter-channel-hotline_12345 = 12345
matter-channel-call_110 = 110
matter-channel-superior = From above

# Purposes
matter-purpose-consult = Question
matter-purpose-government_service = Service
matter-purpose-help = Help
matter-purpose-complaint = Complaint
matter-purpose-report = Report
matter-purpose-suggestion = Suggestion
matter-purpose-dispute = Dispute
matter-purpose-legal_aid = Legal aid
matter-purpose-counseling = Counselling
matter-purpose-praise = Praise

# Outcomes
matter-outcome-supported = Supported and solved
matter-outcome-partly = Partly solved
matter-outcome-explained = Explained
matter-outcome-not_supported = Not supported
matter-outcome-transferred = Another remedy
matter-outcome-refused = Not accepted
matter-outcome-merged = Merged
matter-outcome-withdrawn = Withdrawn

# Personal data
matter-field-reporter = name
matter-field-phone = phone
matter-field-address = address

# Tasks
matter-task-triage = To accept
matter-task-confirm = To confirm
matter-task-handle = To handle
matter-task-approve = To approve
matter-task-follow_up = To follow up
matter-task-answer = Waiting for your answer
matter-task-rate = Waiting for your rating

# Refusals
matter-not-allowed = Your present post may not do this to the matter
matter-not-now = The matter is past that step; look at the newest entries
matter-stale = Somebody has just changed this matter; look at the newest entries first
matter-words-missing = Write a few words
matter-words-long = Too long; at most 4,000 characters
matter-body-missing = Write a few words about what happened
matter-body-long = Too long; at most 4,000 characters
matter-title-missing = Sum it up in a sentence
matter-title-long = A title has at most 60 characters
matter-purpose-unknown = Choose what is asked for
matter-type-unknown = Choose a type
matter-file-unknown = A file did not arrive; upload it again
matter-offer-self = This organisation already holds it; choose another
matter-merge-unknown = The matter to merge into was not found; check its number
matter-no-extension = This time limit cannot be extended: no rule allows it, it was extended before, or it has run out
matter-outcome-missing = Choose an outcome
matter-stars-missing = Choose how satisfied you are
matter-purpose-words = Write why you need to look

# Messages
matter-notice-registered = We have “{ $title }”, number { $number }. { $holder } looks at it.
    .title = We have it. Number { $number }
matter-notice-ask-supplement = “{ $title }” needs more papers: { $words }
    .title = { $number } needs something from you
matter-notice-ask = About “{ $title }” you are asked: { $words }
    .title = { $number }: a question for you
matter-notice-refuse = “{ $title }” is not accepted: { $words }
    .title = { $number } is not accepted
matter-notice-merge = “{ $title }” is the same as another report; they are handled together, and you will be told as before.
    .title = { $number } handled together
matter-notice-accept = { $holder } now handles “{ $title }”.
    .title = { $number } has a handler
matter-notice-suspend = “{ $title }” is paused: { $words }
    .title = { $number } is paused
matter-notice-resume = “{ $title }” goes on.
    .title = { $number } goes on
matter-notice-extend = The time limit of “{ $title }” was extended: { $words }
    .title = { $number }: time limit extended
matter-notice-approve = “{ $title }” is answered: { $words }
    .title = { $number } is answered; please rate it
matter-notice-lapse = “{ $title }” is closed.
    .title = { $number } is closed
