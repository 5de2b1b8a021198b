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
matter-do-link = Link
matter-do-unlink = Unlink
matter-do-add_party = Add a participant
matter-do-end_party = End participation
matter-do-succeed = Take over

# The thread
matter-told-add = More was added
matter-told-link = Linked: { $way } { $other }
matter-told-unlink = Unlinked: { $way } { $other }
matter-told-add_party = Participant added: { $role }
matter-told-end_party = Participant left: { $role }
matter-told-succeed = { $to } took over
matter-told-registered = Reported
matter-told-imported = Imported: batch { $batch }, row { $row }
matter-told-imported-reference = , known before as { $reference }
matter-told-imported-reported = , reported there { $at }
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
matter-told-reveal-party = Looked at a participant: { $field }

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
matter-stars-missing = Say how satisfied you are with the result
matter-handling-missing = Say how satisfied you are with how it was handled
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

# Clocks
matter-clock-paused = Clock paused
matter-clock-missed = Overdue
matter-clock-from = From { $at }, counted from the next day
matter-clock-until = Until { $at }
matter-clock-law = Basis: { $law }
matter-clock-provisional = The holidays of that year are not published yet; the date is provisional and will be recomputed
matter-clock-extended = Extended: { $why }
matter-clock-triage = Accept
matter-clock-confirm = Confirm
matter-clock-approve = Approve
matter-clock-follow-up = Follow up
matter-clock-rework = Redo
matter-clock-supervise = Supervision
matter-clock-resolve = Resolve

# What happens next
matter-next-by = , by { $day } at the latest
matter-next-registered = { $who } will accept it{ $by }
matter-next-registered-resident = Somebody looks at it and tells you who will handle it. You need do nothing.
matter-next-registered-staff = With { $who }
matter-next-supplementing = Waiting for the resident's papers
matter-next-supplementing-resident = It goes on once you have added them; the time limit then continues.
matter-next-supplementing-staff = With { $who }; the clock is paused
matter-next-triaged = { $to } will confirm{ $by }
matter-next-triaged-resident = Until then { $who } answers for it. You need do nothing.
matter-next-triaged-staff = Still with { $who } until it is accepted
matter-next-handling = { $who } will resolve it{ $by }
matter-next-handling-resident = { $who } has taken it. You need do nothing.
matter-next-handling-staff = With { $who }
matter-next-handling-offered = { $to } will confirm{ $by }
matter-next-handling-offered-resident = Until then { $who } goes on. You need do nothing.
matter-next-handling-offered-staff = { $who } goes on until it is accepted
matter-next-suspended = Paused until it can go on
matter-next-suspended-resident = If you were asked something, it goes on once you answer.
matter-next-suspended-staff = With { $who }; the clock is paused
matter-next-replied = The head of { $who } will approve the answer{ $by }
matter-next-replied-resident = You get the answer once it is approved. You need do nothing.
matter-next-replied-staff = With { $who }
matter-next-completed = Answered; the resident may rate it
matter-next-completed-resident = If it is solved, rate it; if not, object and it is handled again.
matter-next-completed-staff = Without a rating the centre follows up{ $by }
matter-next-closed = Closed
matter-next-closed-resident = You may still object within 30 days.
matter-next-closed-staff = Last handled by { $who }
matter-next-refused = Not accepted
matter-next-refused-resident = The reason and other remedies are below.
matter-next-refused-staff = Decided by { $who }
matter-next-merged = Handled together with another
matter-next-merged-resident = Somebody else reported the same; you will be told as before.
matter-next-merged-staff = Merged by { $who }
matter-next-withdrawn = Withdrawn
matter-next-withdrawn-resident = You may report it again when you need to.
matter-next-withdrawn-staff = Was with { $who }

# Who
matter-by-reporter = Resident
matter-by-you = You
matter-by-system = Automatic
matter-files = { $n ->
    [one] 1 file
   *[other] { $n } files
}
matter-internal = internal
matter-held = held { $time }
matter-offered = not yet accepted
matter-will-rate = rates it
matter-relay = Who holds it
matter-today = Today

# Checking a document
matter-verify-page = Check a document
matter-verify-code = What is the code on the paper?
matter-verify-code-hint = Beside the QR code, 16 letters and digits
matter-verify-go = Check
matter-verify-unknown = There is no such code. Compare it with the paper and type it again
matter-verify-known = This document is genuine
matter-verify-same = This is the same file. Nobody changed it
matter-verify-other = This is not the file that was issued
matter-verify-unsigned = This document exists and has not been printed yet
matter-verify-broken-row = The record of this document was changed. Do not trust it
matter-verify-issued = Issued { $at }
matter-verify-number = Number
matter-verify-title = Document
matter-verify-organ = Issued by
matter-verify-day = Date
matter-verify-short = Short hash
matter-verify-hidden = Names, addresses and content are not shown here
matter-verify-how = How it was checked
matter-verify-not-printed = Hash and signature are made when it is printed
matter-verify-given-same = The hash of your file matches
matter-verify-given-other = The hash of your file does not match
matter-verify-hash = Hash when it was issued (SHA-256)
matter-verify-logged = The hash is entry { $n } of the log
matter-verify-signed = Number, date and hash are signed
matter-verify-forged = The signature does not match
matter-verify-file = Do you have the file?
matter-verify-choose = Choose the PDF. We compute its hash to compare and do not keep it
matter-verify-compare = Compare
matter-verify-broken = The file did not arrive whole. Choose it again
matter-verify-note = Download the signature
matter-verify-note-more = Other software can check it
matter-verify-another = Check another document
matter-verify-another-more = Scan the code or type it

# Purposes
matter-why-verify_identity = Verify identity
matter-why-contact_party = Contact the person
matter-why-draft_document = Draft a document
matter-why-check_address = Check the address
matter-why-other = Other

# Clocks that run out
matter-task-alert = Due soon
matter-task-overdue = Overdue
matter-urged-by-clock = The time to { $clock } has run out
matter-measure-on-time = Answered on time
matter-measure-on-time-how = Answered before any clock of the handling ran out ÷ answered
matter-measure-percent = %
matter-measure-solved = Solved
matter-measure-solved-how = Solved in the words of the resident ÷ all who said so or not

# API
matter-api-media-type = Send application/json
matter-api-not-object = Send a JSON object
matter-api-not-json = This is not JSON
matter-api-missing = Must be there
matter-api-not-text = Must be text without NUL
matter-api-too-long = At most { $most } characters
matter-api-not-flag = Must be true or false
matter-api-not-int = Must be a whole number from { $least } to { $most }
matter-api-not-number = Must be a number
matter-api-not-list = Must be a list of texts
matter-api-too-many = At most { $most }
matter-api-not-one-of = Must be one of: { $codes }
matter-api-not-known = There is no such value
matter-api-not-ms = Must be UTC milliseconds
matter-api-cursor = Not a cursor of an earlier page
matter-api-command-missing = Send the header Idempotency-Key or the field command; a retry carries the same
matter-api-command-form = Must be 8 to 60 letters, digits, - or _
matter-api-unknown-field = There is no such field
matter-api-org-unknown = There is no such organisation
matter-api-unit-unknown = There is no such unit, or no centre that accepts its reports
matter-api-officers-only = Only officers may say so
matter-api-phone = Not a phone number
matter-api-place = Longitude and latitude are both needed, in WGS-84

# What the audit log says was done
audit-matter-register = registered a matter
audit-matter-accept = accepted a matter
audit-matter-take = took a matter
audit-matter-triage = triaged a matter
audit-matter-offer = handed a matter over
audit-matter-recall = took a hand-over back
audit-matter-return = returned a matter
audit-matter-refuse = did not accept a matter
audit-matter-ask = asked the resident
audit-matter-ask_supplement = asked for papers
audit-matter-supplement = added to a matter
audit-matter-lapse = papers did not come
audit-matter-assist = asked for help
audit-matter-answer_assist = answered a request for help
audit-matter-visit = visited the place
audit-matter-note = noted progress
audit-matter-minutes = noted a meeting
audit-matter-reply = drafted an answer
audit-matter-approve = approved an answer
audit-matter-send_back = sent an answer back
audit-matter-follow_up = followed up
audit-matter-rate = rated
audit-matter-object = objected
audit-matter-suspend = paused the clock
audit-matter-resume = resumed the clock
audit-matter-extend = extended the time
audit-matter-urge = urged
audit-matter-supervise = supervised
audit-matter-merge = merged a matter
audit-matter-withdraw = withdrew a matter
audit-matter-retype = changed the category
audit-matter-close = closed a matter
audit-matter-reopen = reopened a matter
audit-matter-document = made a document
audit-matter-destroy = destroyed when its time was up
audit-document-sign = sealed a document
matter-look-most = At most 200 matters at once. Narrow the list first

# Links
matter-link-part_of = part of
matter-link-contains = contains
matter-link-follows = follows
matter-link-followed_by = followed by
matter-link-related = related to
matter-link-duplicate = same as
matter-link-unknown = No such matter; check its number
matter-link-self = A matter cannot be linked to itself
matter-link-exists = They are linked in this way already
matter-link-way-missing = Choose how the two stand to one another
matter-link-merged = That matter was merged into this one and stays so

# Participants
matter-party-reporter = joint reporter
matter-party-represented = person represented
matter-party-applicant = applicant
matter-party-respondent = other party
matter-party-third_party = third party
matter-party-witness = witness
matter-party-contact = contact
matter-party-guardian = statutory agent
matter-party-agent = agent
matter-party-lawyer = lawyer
matter-party-kind-natural = Person
matter-party-kind-legal = Enterprise or body
matter-party-kind-other = Other
matter-party-field-name = Name
matter-party-field-phone = Phone
matter-party-field-id_no = Identity number
matter-party-role-missing = Choose what they are in the matter
matter-party-kind-missing = Choose a person or a body
matter-party-name-missing = Give the name
matter-party-long = Make it shorter: at most 60 characters
matter-party-phone = This phone number is not right; check it
matter-party-id = This number is not right: an identity number for a person, a credit code for a body
matter-party-many = There are too many participants; end those who have left first
matter-party-unknown = There is no such participant, or they have left
matter-party-represents-nobody = Only a representative stands for somebody else

# The tree of organisations
matter-succeeded = { $closed } was closed; { $to } takes over and the time limits stay.
matter-recalled-closed = { $closed } was closed; the offer was taken back.
matter-verify-reporter = Reporter
audit-matter-link = linked matters
audit-matter-unlink = unlinked matters
audit-matter-add_party = added a participant
audit-matter-end_party = ended a participation
audit-matter-succeed = took over from a closed organisation
audit-personal-reveal_party = looked at a participant's data
