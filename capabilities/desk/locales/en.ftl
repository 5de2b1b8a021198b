# Navigation
desk-nav-queue = My queue
desk-nav-intake = New intake
desk-nav-triage = Triage
desk-nav-matters = All matters
desk-nav-look-up = Look up

# Queue
desk-queue = My queue
desk-views = Views
desk-view-clock = By clock
desk-view-accept = To accept
desk-view-offered = Offered to me
desk-view-approve = To approve
desk-view-soon = Due soon
desk-view-late = Overdue
desk-view-passed = Passed on
desk-view-follow = To follow up
desk-view-closed = Closed today
desk-none-clock = Nothing waiting. New matters appear here
desk-none-accept = Nothing to accept
desk-none-offered = Nothing is offered to you
desk-none-approve = No answer waits for approval
desk-none-soon = Nothing is due soon
desk-none-late = Nothing is overdue
desk-none-passed = All that was passed on is done
desk-none-follow = Nothing to follow up
desk-none-closed = Nothing closed today yet
desk-none-match = No matters match. Try without one of the filters
desk-none-found = Nothing found for “{ $words }”. Try another word, or only the end of the number
desk-col-clock = Clock
desk-col-matter = Matter
desk-col-who = Reporter, place
desk-col-state = State, holder
desk-col-number = Number
desk-col-place = Place
desk-col-kind = Category
desk-col-holder = Holder
desk-col-channel = Channel
desk-col-came = Registered
desk-col-due = Due
desk-col-result = Result
desk-choose = Choose { $number }
desk-choose-all = Choose all
desk-with-me = With me
desk-anonymous = Anonymous
desk-no-name = No name given
desk-not-given = Not given
desk-filter-unit = Place
desk-filter-state = State
desk-filter-type = Category
desk-filter-channel = Channel
desk-filter-remove = Remove { $name }
desk-filter-clear = Clear
desk-filter-apply = Filter
desk-sort-due = most urgent
desk-sort-new = newest
desk-sorted = Sorted: { $order }
desk-sort-change = Sort by { $order } instead
desk-fresh = { $n ->
    [one] 1 new matter
   *[other] { $n } new matters
}
desk-fresh-show = show
desk-shown-of = { $n } of { $all }
desk-shown-of-many = { $n } of more than { $all }
desk-newer = Back to the first
desk-older = Older
desk-key-move = move
desk-key-peek = peek
desk-key-choose = choose
desk-key-open = open
desk-key-choose-type = category
desk-key-other = other organ
desk-print-list = Print list
desk-printed = printed { $at }, { $n ->
    [one] 1 matter
   *[other] { $n } matters
}
desk-printed-by = printed { $at } by { $who }
desk-bulk-counted = { "{n}" } chosen
desk-bulk-chosen = With the chosen ones
desk-bulk-urge = Remind
desk-bulk-xlsx = Export XLSX
desk-bulk-csv = Export CSV
desk-bulk-sheet = Print
desk-bulk-result = { $done } of { $all } done
desk-bulk-results = Results one by one
desk-bulk-urge-words = Keep to the time limit and note what was done
desk-done = Done
desk-back = Back
desk-all = See all
desk-search-in = Number, place, words
desk-search-title = Search for “{ $words }”
desk-found = { $n ->
    [one] 1 matter
   *[other] { $n } matters
}
desk-find = Find

# Peek
desk-peek = Preview
desk-peek-before = Previous
desk-peek-after = Next
desk-peek-close = Close
desk-open = Open

# Page of a matter
desk-crumbs = Place on the site
desk-print = Print
desk-more = More
desk-do-triage = Triage
desk-urgency-1 = Level 1, most urgent
desk-urgency-2 = Level 2
desk-supervised = Supervised
desk-returned = { $n ->
    [one] returned once
   *[other] returned { $n } times
}
desk-objected = { $n ->
    [one] 1 objection
   *[other] { $n } objections
}
desk-offered = Offered to { $to }, not yet accepted
desk-undo = Undo
desk-merged-into = Merged into { $number }
desk-story = Timeline
desk-part = Which part
desk-part-all = All
desk-part-people = People
desk-part-files = Files
desk-part-clocks = Clocks
desk-part-looks = Looks
desk-newest-first = Newest first
desk-no-looks = Nobody has looked at the reporter's personal data
desk-seen-by-reporter = visible to the reporter
desk-note-example = What happened, or what was said on the phone
desk-note-send = Save
desk-public = Reporter can see it
desk-attach = File
desk-call = Call reporter
desk-facts = Facts
desk-fact-who = Reporter
desk-fact-place = Place
desk-fact-channel = Channel
desk-fact-words = In their words
desk-fact-number = Number
desk-fact-state = State
desk-fact-when = Registered
desk-fact-holder = Holder
desk-fact-unit = Area
desk-fact-kind = Category
desk-fact-purpose = Purpose
desk-fact-phone = Phone
desk-fact-address = Address
desk-fact-outcome = Outcome
desk-said = In their words
desk-people = People and place
desk-files = Files
desk-no-files = No files yet
desk-add = Add
desk-related = Related
desk-alike = { $n ->
    [one] 1 of this kind in this community in 12 months
   *[other] { $n } of this kind in this community in 12 months
}
desk-see = See
desk-log-line = { $looks ->
    [one] 1 look at personal data
   *[other] { $looks } looks at personal data
}, { $acts ->
    [one] 1 change
   *[other] { $acts } changes
}
desk-log = Log
desk-why-here = Why it is here
desk-log-at = When
desk-log-what = What
desk-log-who = Who
desk-log-why = Purpose
desk-log-place = In the log chain
desk-log-unsequenced = waits for its place
desk-log-count = { $n ->
    [one] 1 entry
   *[other] { $n } entries
}
desk-log-note = Entries are added, never changed. The reporter sees who looked at their data, and why.
desk-limit = Time limit: { $clock }
desk-limit-days = { $n } days, counted from the day after { $start }{ $skipped }. Ends { $end }. Basis: { $law }.
desk-limit-exact = Runs from { $start }, ends { $end }. Basis: { $law }.
desk-limit-paused = Runs from { $start }; stopped now, and goes on when resumed. Basis: { $law }.
desk-limit-skipped = ; { $n } skipped between { $first } and { $last }
desk-extend = Ask for more time
desk-length-working = { $n ->
    [one] 1 working day
   *[other] { $n } working days
}
desk-length-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
desk-length-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
desk-length-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}

# Looking at personal data
desk-look-why = Say why, then see: { $field }
desk-look-not-for-you = Not open to this post
desk-look-lasts = visible for 5 minutes
desk-look-title-reporter = Why do you need this name?
desk-look-title-phone = Why do you need this number?
desk-look-title-address = Why do you need this address?
desk-look-about = { $who }: { $field }, matter { $number }
desk-look-logged = This look is logged;{" "}
desk-look-seen-by = { $who } can see it
desk-look-viewer = : { $viewer }
desk-look = Look for 5 minutes
desk-look-leave = Leave it
desk-purpose-contact_party = To contact the person
desk-purpose-verify_identity = To check identity
desk-purpose-draft_document = To write a document
desk-purpose-check_address = To check the address
desk-purpose-other = Other
desk-purpose-words = For other: why, in a sentence
desk-purpose-missing = Choose a purpose

# Forms of actions
desk-errors = { $n ->
    [one] One thing to mend
   *[other] { $n } things to mend
}
desk-optional = optional
desk-cancel = Cancel
desk-draft-saved = Draft saved { "{t}" }
desk-no-command = The form is incomplete; open it again from the matter
desk-form-unreadable = The form did not arrive whole. Your words are still there; send it again
desk-files-kept = { $n ->
    [one] 1 file is kept; no need to send it again
   *[other] { $n } files are kept; no need to send them again
}
desk-files-added = Files were added
desk-file-refused = A file cannot be taken: use a picture, PDF, document, sound or video, or a smaller one
desk-upload-choose = Choose files
desk-upload-drop = Drop here
desk-upload-retry = Again
desk-upload-remove = Remove
desk-upload-failed = Not sent
desk-upload-done = Sent
desk-yes = Yes
desk-no = No
desk-list-comma = ,{" "}
desk-ask-ask_supplement = What must be added
desk-ask-ask_supplement-hint = All at once; it may be asked only once. The clock stops until it is added
desk-ask-supplement = What was added
desk-ask-supplement-hint = Added at the window or on the phone, entered by you
desk-ask-recall = Why it is taken back
desk-ask-recall-hint = The other side has not accepted; it stays with you
desk-ask-accept = What is planned
desk-ask-accept-hint = Who goes, on which day. The reporter reads it
desk-ask-accept_triage = After accepting, this centre sorts it.
desk-ask-return = Why it is returned
desk-ask-return-hint = Who should have it, by which rule. A second return goes to the supervisor
desk-ask-visit = What was found on site
desk-ask-visit-hint = What was seen and done. The reporter reads it
desk-ask-note = Progress
desk-ask-note-hint = What was done, what comes next
desk-ask-ask = What to ask the reporter
desk-ask-ask-hint = The clock stops until they answer
desk-ask-suspend = Why it is paused
desk-ask-suspend-hint = For example an appraisal or a judgment. The clock stops until it is resumed
desk-ask-resume = Why it is resumed
desk-ask-resume-hint = The clock goes on
desk-ask-extend = Why more time is needed
desk-ask-extend-hint = Once only, before it ends. The reporter is told
desk-ask-assist = What they are asked to do
desk-ask-assist-hint = Your unit stays the holder; they can read and add
desk-ask-minutes = What was agreed
desk-ask-minutes-hint = Who took part, what was decided, who does it by when
desk-ask-offer = Note
desk-ask-offer-hint = The first thing the other side reads
desk-ask-reply = Answer to the reporter
desk-ask-reply-hint = What was checked, done and found, and how to object. Sent after approval
desk-ask-send_back = What has to change
desk-ask-send_back-hint = Which sentence, and how
desk-ask-approve = Once approved, this answer goes to the reporter and cannot be changed.
desk-ask-take = It stays with this centre, which handles it itself. The time limit runs from now.
desk-ask-follow_up = Notes of the call
desk-ask-follow_up-hint = What the reporter said
desk-ask-reached = Was the reporter reached?
desk-ask-solved = Do they say it is solved?
desk-ask-urge = Reminder
desk-ask-urge-hint = The holder and the reporter read it
desk-ask-supervise = What is demanded
desk-ask-supervise-hint = Which result, answered by when. To be answered in two working days
desk-ask-level = Level
desk-level-2 = Supervised
desk-level-3 = Listed
desk-ask-reclassify = Why it is changed
desk-go-ask_supplement = Send to the reporter
desk-go-supplement = Enter
desk-go-refuse = Do not accept
desk-go-merge = Merge
desk-go-take = Handle it here
desk-go-offer = Hand over
desk-go-recall = Take back
desk-go-accept = Accept
desk-go-accept_triage = Accept
desk-go-return = Return
desk-go-visit = Save visit
desk-go-note = Save
desk-go-ask = Send to the reporter
desk-go-suspend = Pause
desk-go-resume = Resume
desk-go-extend = Extend
desk-go-assist = Ask for help
desk-go-minutes = Save minutes
desk-go-reply = Send for approval
desk-go-send_back = Send back
desk-go-approve = Approve and send
desk-go-follow_up = Close
desk-go-urge = Remind
desk-go-supervise = Supervise
desk-go-reclassify = Change category
desk-kind = How
desk-kind-dispatch = To an organ
desk-kind-transfer = To another unit
desk-kind-escalate = Up to the higher centre
desk-kind-descend = Down to a lower centre
desk-kind-back = Back to the centre
desk-target = To whom
desk-target-search = Find a unit
desk-target-example = Name of the unit
desk-target-none = No unit is suggested. Find one by name
desk-target-missing = Choose a unit
desk-load = { $n } in hand
desk-offer-held = Until they accept, it stays with you and the clock runs
desk-ground = Ground
desk-ground-law = A legal procedure applies
desk-ground-law-more = Litigation, arbitration or administrative review can settle it
desk-ground-law-said = This is to be settled by a legal procedure such as litigation, arbitration or administrative review (Regulations on Petition Work, art. 22).
desk-ground-other = Another organ is handling it
desk-ground-other-more = Accepted already, within its time limit
desk-ground-other-said = Another organ has accepted this and is handling it within its time limit (Regulations on Petition Work, art. 22).
desk-ground-final = It was finally decided
desk-ground-final-more = Review is exhausted and there are no new facts
desk-ground-final-said = This was finally decided and no new facts or reasons are given (Regulations on Petition Work, art. 36).
desk-ground-unclear = Still unclear after adding
desk-ground-unclear-more = It was asked for once
desk-ground-unclear-said = After what was asked for, the matter is still unclear and cannot be accepted.
desk-ground-none = No organ is responsible
desk-ground-none-more = No organ of the city deals with it
desk-ground-none-said = No organ of this city is responsible for this.
desk-ground-words = Details
desk-remedy = Where else the reporter can go
desk-remedy-hint = Which organ, address, phone, time limit. The reporter receives it
desk-refuse-final = This ends the matter; the reporter is told the reason
desk-outcome = Outcome
desk-cards = Begin with
desk-card-done = It was done
desk-card-done-words = We went to look at what you reported and found it so. This was done: . It is now: . If it comes back, call: .
desk-card-explained = Explained
desk-card-explained-words = We looked into what you reported: . Under (), it is done like this: . If you disagree, you may object within 30 days.
desk-card-later = Step by step
desk-card-later-words = We looked into what you reported and found it so. Done now: . The rest has to wait for: , planned by (); you will be told.
desk-merge-number = Merge into
desk-merge-compare = Compare
desk-merge-near = Recent matters nearby
desk-merge-this = This one
desk-merge-into = Goes into
desk-merge-apart = { $m } m apart
desk-merge-effect = Both reporters are told of progress; this one has no clock of its own any more
desk-stale-title = Somebody was faster
desk-stale-seen = When you opened it
desk-stale-now = Now
desk-stale-again = Your words are below; read what happened, then send again.
desk-stale-words = What you wrote

# Intake
desk-intake-keys = Enter: next field
desk-intake-go = Accept
desk-drop = Discard
desk-intake-person = Person
desk-intake-name = Name
desk-intake-phone = Mobile
desk-intake-phone-hint = To tell them of progress
desk-intake-idno = ID number
desk-intake-idno-hint = Checked only, not kept
desk-intake-relation = Relation
desk-relation-self = Own matter
desk-relation-behalf = For another
desk-relation-group = Group
desk-intake-behalf = For whom
desk-intake-behalf-hint = Name of the person, or of the group's spokesperson
desk-intake-anonymous = Handlers must not learn who reported
desk-intake-matter = Matter
desk-intake-body = In their words
desk-intake-body-hint = As they say it, unchanged. Read it back to them
desk-intake-title = In one sentence
desk-intake-title-hint = Left empty, the first sentence is taken
desk-intake-address = Where
desk-intake-address-hint = Estate, building, village. Leave it empty if there is no place
desk-intake-which-place = Which one
desk-type = Category
desk-type-from = Search { $n } categories
desk-type-search = Find a category
desk-type-none = No such category; try another word
desk-type-no-hint = Write a few sentences first; categories are suggested from them
desk-type-by-hand = chosen by a person
desk-look-again = Look again
desk-seen-words = Seen: { $words }
desk-not-sure = not sure
desk-maybe-same = Perhaps the same
desk-maybe-same-how = Words, place and time together
desk-maybe-same-note = After merging every reporter is told of progress
desk-will-have = Suggested organ
desk-will-tell = What they will be told
desk-will-tell-words = We have it; the number comes by text message. The unit that takes it will tell you. Done by this day at the latest:
desk-away = { $m } m away
desk-place-unknown = No such place. Try the district and the name of the estate
desk-place-many = Several places have this name; choose one
desk-no-centre = There is no centre for this place yet; ask the administrator
desk-behalf-missing = Say for whom
desk-phone-short = { $n ->
    [one] The number is one digit short
   *[other] The number is { $n } digits short
}
desk-phone-long = { $n ->
    [one] The number is one digit too long
   *[other] The number is { $n } digits too long
}
desk-phone-character = A phone number has no “{ $c }”
desk-phone-prefix = Mobile numbers begin with 13 to 19
desk-phone-area = A landline needs its area code, such as 0468
desk-phone-other = Check the number
desk-idno-short = { $n ->
    [one] The ID number is one digit short; it has 18
   *[other] The ID number is { $n } digits short; it has 18
}
desk-idno-long = { $n ->
    [one] The ID number is one digit too long; it has 18
   *[other] The ID number is { $n } digits too long; it has 18
}
desk-idno-fifteen = 15-digit numbers are no longer valid; 18 are needed
desk-idno-birth = The birth date in the ID number does not exist; check digits 7 to 14
desk-idno-check = One digit of the ID number is wrong; compare it with the card
desk-receipt-title = We have it. Number { $number }
desk-receipt-lead = Number
desk-receipt-code = Code
desk-receipt-next = Next
desk-receipt-follow = Follow it at { $url }/my/find with number and code; no account is needed.
desk-receipt-code-note = Only the reporter should know the code. It disappears from this page after an hour.
desk-receipt-again = Another one
desk-receipt-triage = To triage
desk-receipt-print = Print
desk-receipt-print-how = Print it with the browser (Ctrl P) and hand it over.

# Triage
desk-triage-waiting = { $n } waiting
desk-triage-late = { $n } overdue
desk-triage-rules = Rules
desk-triage-list = Matters that wait
desk-triage-none = Nothing waits for triage. New matters appear here
desk-triage-go = Give to { $org }
desk-triage-other = Another organ
desk-weight-most = decided
desk-weight-some = counted
desk-weight-little = a little
desk-calibrated = When it said { $p }%, { $right } of { $n } in the test were right
desk-not-calibrated = A suggestion; a person decides
desk-organ = Organ
desk-organ-which = To whom
desk-organ-none = No rule names an organ. Find one by name
desk-organ-missing = No such unit here
desk-by-rule = Rule { $rule }
desk-by-default = Default of the category
desk-near-misses = { $n ->
    [one] 1 rule nearly fits
   *[other] { $n } rules nearly fit
}
desk-missed-by = Missed by: { $field } { $value }
desk-promise = What the reporter is promised
desk-promise-note = Counted from the day the organ accepts; it is reminded before the end
desk-alike-by = { $n }% alike
desk-nearby = Same trouble nearby
desk-nearby-how = within { $m } m
desk-nothing-nearby = Nothing else nearby
desk-nothing-alike = Nothing looks alike
desk-map-here = •
desk-map-in = Zoom in
desk-map-out = Zoom out
desk-map-label = Where this matter and those nearby are; the list is below
desk-map-source = Schematic
desk-map-instead = The list below says the same as the map

# Views, columns, export
desk-saved-new = Save as view
desk-saved-edit = Edit view
desk-saved-update = Update “{ $name }” with these filters
desk-saved-manage = Manage views
desk-saved-about = Filters, order and columns under one name, for you or for your organisation
desk-saved-none = No views yet. Choose filters in your queue or in all matters, then “Save as view”
desk-saved-name = Name
desk-saved-shared = Everybody at { $org } may use it
desk-saved-first = Open the list with it
desk-saved-first-on = Make default
desk-saved-first-off = Not default any more
desk-saved-remove = Delete
desk-saved-remove-ask = Delete the view “{ $name }”?
desk-saved-remove-own = Only the view goes. Matters stay as they are.
desk-saved-remove-shared = Nobody in your organisation will see it any more. Matters stay as they are.
desk-saved-own = Only me
desk-saved-of-org = My organisation
desk-saved-col-name = Name
desk-saved-col-list = List
desk-saved-col-whose = Who may use it
desk-saved-col-first = Default
desk-saved-col-do = Actions
desk-saved-keeps = Keeps: { $view }, { $filters ->
    [one] { $filters } filter
   *[other] { $filters } filters
  }, { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
  }
desk-saved-name-missing = Give it a name
desk-saved-name-long = At most { $most } characters
desk-saved-query-long = Too many filters to keep
desk-saved-no-org = A post without an organisation cannot share
desk-saved-most = At most { $most } views of a list. Delete one first
desk-saved-not-yours = Its maker or the head of the organisation may change this view
desk-list-unknown = The list is queue or matters
desk-columns = Columns and spacing
desk-columns-which = Columns shown
desk-columns-unknown = One of the columns is unknown
desk-columns-of-view = Columns are kept in the view “{ $name }”
desk-density = Spacing
desk-density-regular = Comfortable
desk-density-compact = Compact
desk-save = Save
desk-col-done = Completed
desk-col-reporter = Reported by
desk-col-phone = Phone
desk-col-address = Address
desk-col-url = Page
desk-export = Export
desk-export-title = Export the list
desk-export-rows = { $n ->
    [one] { $n } row, filtered and ordered as now
   *[other] { $n } rows, filtered and ordered as now
  }
desk-export-format = Format
desk-export-masked = Names, phones and addresses are masked. At most { $most } rows; the export is logged.
desk-export-personal = Personal data
desk-export-clear = Show names, phones and addresses in clear
desk-export-clear-hint = Needs a purpose, at most { $most } rows. Each one is logged, and the person sees it.
desk-export-purpose = Purpose
desk-export-go = Export
audit-matter-export = exported a list (masked)
audit-desk-view_saved = saved a view
audit-desk-view_removed = deleted a view
audit-desk-list_set = changed columns or default view of a list

# Answer cards
desk-nav-cards = Answer cards
desk-cards-about = Answers written often; one click puts them into a reply, and the matter fills in what stands in braces
desk-cards-none = No cards yet. Write an answer that comes up often, and colleagues can use it too
desk-cards-new = New card
desk-cards-manage = Manage cards
desk-cards-col-title = Card
desk-cards-col-kind = For
desk-cards-col-whose = Who may use it
desk-cards-col-changed = Last change
desk-cards-any-kind = Any kind of matter
desk-cards-no-outcome = Chosen with the reply
desk-cards-own = My organisation
desk-cards-shared = Whole city
desk-cards-share = Every organisation of the city may use it
desk-cards-retired = Retired
desk-cards-title = Title
desk-cards-title-hint = The words on its button, such as: street lamp repaired
desk-cards-words = Words of the answer (Chinese)
desk-cards-words-hint = Plain words; no names, no phone numbers
desk-cards-words-en = Words in English
desk-cards-kind = For which kind
desk-cards-outcome = Outcome
desk-cards-preview = Preview
desk-cards-preview-note = Filled in with an invented matter
desk-cards-places = What may stand in braces
desk-cards-places-note = Personal data has no place in a card.
desk-cards-title-missing = Give it a title
desk-cards-words-missing = Write the words of the answer
desk-cards-place-unknown = “{ $name }” is not one of the places listed beside
desk-cards-not-shared = Cards for the whole city are written by the head of the centre or a system administrator
desk-cards-not-yours = This card is not your organisation's to change
desk-cards-most = At most { $most } cards. Retire some first
desk-cards-stale = Somebody has just changed this card. Open it again
desk-cards-retire = Retire
desk-cards-retire-ask = Retire “{ $title }”?
desk-cards-retire-says = It is not offered any more. Answers written with it stay; saving it again brings it back.
desk-cards-back-by-saving = Retired. Saving brings it back
desk-cards-example-number = HG2026-11-0000001
desk-cards-example-matter = No light in the stairway
desk-cards-example-kind = Public facilities
desk-cards-example-place = Guangyu, Xing'an District
desk-too-long = At most { $most } characters
desk-intake-files-hint = Photos, scanned papers, recordings; several at once
audit-desk-card_written = wrote an answer card
audit-desk-card_retired = retired an answer card

# Links and participants
desk-link-find = Find the other matter
desk-link-find-hint = Number, place or subject
desk-link-first-find = First find the other matter by its number or by words.
desk-link-none = Nothing found; try other words, or check the number
desk-link-to = Link to
desk-link-way = This matter
desk-way-part_of = is part of it
desk-way-contains = contains it
desk-way-follows = follows it
desk-way-followed_by = is followed by it
desk-way-related = is related to it
desk-way-duplicate = is the same, but goes its own way
desk-ask-link = Why they are linked
desk-go-link = Link
desk-ask-unlink = Why the link is taken back
desk-ask-unlink-hint = Both threads will say so
desk-go-unlink = Unlink
desk-related-none = Not linked to any other matter
desk-parties = Participants
desk-parties-none = Only the reporter
desk-party-reporter = The reporter
desk-party-role = Role
desk-party-kind = Who it is
desk-party-id-hint = An identity number for a person, a credit code for a body
desk-party-represents = Stands for
desk-party-represents-hint = Only for agents, guardians and lawyers
desk-party-relation = Relation to whom they stand for, or to the reporter
desk-party-sealed = Name and numbers are sealed and shown masked; every look needs a purpose and is logged.
desk-party-for = for { $who }
desk-party-left = left { $day }
desk-go-add_party = Add
desk-ask-end_party = Why they take part no more
desk-ask-end_party-hint = The record stays, and the thread says so
desk-go-end_party = End participation
desk-look-title-party_name = Why do you need this name?
desk-look-title-party_phone = Why do you need this number?
desk-look-title-party_id_no = Why do you need this identity number?
desk-look-party-seen = auditors can see it
