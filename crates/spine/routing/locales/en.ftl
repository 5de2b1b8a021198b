routing-nav-types = Catalogue
routing-nav-rules = Routing rules
routing-nav-clocks = Clock rules
routing-nav-calendar = Working days
routing-crumbs = You are here
routing-system = System
routing-optional = optional
routing-cancel = Cancel
routing-search = Search
routing-command-missing = This page was open too long. Open it again and repeat.

routing-cond-type = Type
routing-cond-place = Place
routing-cond-kind = Place is in
routing-cond-season = Season
routing-cond-hours = Hours
routing-cond-time = Time
routing-cond-words = Mentions
routing-cond-organ = Organ
routing-failed-type = the type is not { $value }
routing-failed-place = the place is not in { $value }
routing-failed-kind = the place is not in one of the { $value }
routing-failed-season = it is not { $value }
routing-failed-hours = it was not reported { $value }
routing-failed-words = no mention of { $value }
routing-failed-organ = there is no such organ here

routing-at-city = { $organ } of the city
routing-at-county = { $organ } of the district or county
routing-at-township = { $organ } of the subdistrict or township
routing-at-community = { $organ } of the community or village
routing-level-city = City
routing-level-county = District or county
routing-level-township = Subdistrict or township
routing-level-community = Community or village
routing-urgency-1 = Emergency
routing-urgency-2 = Urgent
routing-urgency-3 = Normal
routing-urgency-4 = Can wait
routing-urgency-kept = Unchanged
routing-complexity = Complexity
routing-complexity-simple = Simple
routing-complexity-ordinary = Ordinary
routing-complexity-complex = Complex

routing-title = Routing rules
routing-order = From top to bottom; the first rule that holds decides
routing-tabs = Versions
routing-tab-current = In force v{ $v }
routing-tab-none = No rules in force yet
routing-tab-draft = Draft v{ $v }
routing-tab-history = { $n ->
    [one] { $n } earlier version
   *[other] { $n } earlier versions
}
routing-tab-catalogue = Catalogue
routing-start = Change the rules
routing-none = There are no rules yet. Matters go to the default organ of the catalogue; “Change the rules” writes the first one.
routing-rules = Rules
routing-rules-search = Search type, place, organ
routing-history = Earlier versions
routing-unnamed = What changed was not written down
routing-in-force = v{ $v } in force, reviewed by { $who }, published { $at }
routing-in-force-bare = v{ $v } in force, published { $at }
routing-was-in-force = v{ $v }, in force from { $at } to { $until }
routing-in-force-short = now
routing-dropped = v{ $v } dropped
routing-draft = Draft v{ $v }
routing-set-draft = Draft
routing-set-published = In force
routing-set-retired = Retired
routing-set-dropped = Dropped

routing-if = If
routing-and = and
routing-then = then
routing-basis = Basis
routing-organ = Responsible organ
routing-then-whom = Goes to
routing-any-type = Every type
routing-everywhere = Whole city
routing-any-time = Any time
routing-raises = Urgency raised to
routing-basis-field = Duty list or document
routing-duty-list = duty list

routing-col-code = Code
routing-col-used = Last year
routing-col-version = Version
routing-col-what = What changed
routing-col-author = Author
routing-col-reviewer = Reviewer
routing-col-published = Published
routing-col-state = State
routing-mark-changed = changed
routing-mark-new = new
routing-mark-deleted = deleted
routing-off = off

routing-changes = { $changed } changed, { $new } new, { $deleted } deleted
routing-saved = by { $who }, saved { $at }
routing-submitted = Waits for review
routing-drop = Drop the draft
routing-try-again = See the trial
routing-submit = Ask for review
routing-publish = Approve and publish
routing-related = Related only
routing-add = Add a rule
routing-shown = { $shown } shown, { $rest } more are unchanged
routing-show-all = Show all
routing-new-rule = New rule
routing-rule-number = Rule { $n }
routing-rule-name = Name of the rule
routing-add-type = Choose a type
routing-add-unit = Choose a district, county or township
routing-one-more = Add one more
routing-words = Mentions one of these words
routing-words-hint = Separate with commas; leave empty for any text
routing-season-from = From (month-day)
routing-season-to = To (month-day)
routing-hours-from = From (time)
routing-hours-to = To (time)
routing-organ-level = At which level
routing-organ-choose = Choose an organ
routing-assist = Assisting organs
routing-no-assist = Nobody assists
routing-reason-zh = Reason (Chinese)
routing-reason-en = Reason (English)
routing-reason-hint = One sentence that the triage officer reads
routing-enabled = On
routing-save-rule = Save this rule
routing-up = Move up
routing-down = Move down
routing-switch-off = Switch off
routing-switch-on = Switch on
routing-delete = Delete
routing-deleted = This rule was deleted from the draft. It can be put back until the draft is published.
routing-undo = Undo
routing-overlap-first = Overlaps with { $other }: in the last 30 days both held for { $n }; the order gives them to { $own }
routing-overlap-later = Overlaps with { $other }: in the last 30 days both held for { $n }; the order gives them to { $other }

routing-review = Ask for review
routing-what-hint = What changes and why, in one sentence; the reviewer and everyone after reads it
routing-second-person = A second person reviews and publishes; who wrote the rules cannot
routing-review-says = Waiting for review: { $name }
routing-review-own = You changed this draft, so another person must review and publish it. Any further change must be submitted again.
routing-review-yours = Look at the changes and the trial above, then publish. It takes effect at once; matters under way are not routed again.

routing-name-missing = Write in one sentence what changes
routing-type-missing = Choose a type
routing-season-wrong = Fill in both, like 10-15 and 04-15
routing-hours-wrong = Fill in both, like 22:00 and 06:00
routing-organ-missing = Choose the responsible organ
routing-reason-missing = Write one sentence of reason for the triage officer
routing-too-long = Too long; at most 120 characters
routing-not-draft = This version can no longer be changed. Go back to the rules.
routing-stale = Somebody changed this draft meanwhile. Open it again and repeat.
routing-own-draft = You changed this draft; another person must publish it

routing-trial = Trial on { $n } matters resolved in the last 30 days
routing-trial-span = { $from } to { $to }; changes nothing
routing-trial-cut = The newest 2,000 from { $from } to { $to }; changes nothing
routing-trial-none = Nothing was resolved in the last 30 days, so there is nothing to try on
routing-trial-list = Matters that differ
routing-trial-empty = There are no such matters
routing-trial-shown = { $shown } of { $n } shown
routing-trial-note = Takes effect when published; matters under way are not routed again
routing-older = More
routing-view-same = same organ
routing-view-moved = other organ
routing-view-open = now left to a person
routing-view-differs = not as it was
routing-agreement = Same as the organ that resolved it
routing-scale = Now { $now }%, draft { $draft }%
routing-all-moved = Other organ { $n }
routing-nobody = No organ
routing-by-hand = { $org } (by hand)
routing-col-matter = Matter
routing-col-now = Now
routing-col-draft = Draft
routing-col-solved = Resolved by
routing-col-verdict = Verdict
routing-agrees = As it was
routing-disagrees = Not as it was
routing-near = Near miss: { $cond } of { $code }
routing-source-default = default of the catalogue
routing-source-centre = decided by hand

routing-replay = Why it went there
routing-replay-then = By the rules of then
routing-replay-today = What today’s rules would do
routing-reported = reported { $at }
routing-with = Assists: { $orgs }
routing-near-count = { $n ->
    [one] { $n } near miss
   *[other] { $n } near misses
}
routing-followed = Sent to { $org } as proposed, { $at }
routing-not-followed = Sent to { $org } against the proposal, { $at }:
routing-path = Where it went
routing-by-rule = by rule
routing-by-person = chosen by a person
routing-no-hand-off = Not sent to anyone yet
routing-held-by = Now held by { $org }
routing-offer-offered = waits to be confirmed
routing-offer-accepted = accepted
routing-offer-returned = returned
routing-offer-recalled = recalled

routing-model = Suggestions of types
routing-model-none = No model yet: one is trained when { $n } matters are resolved. Until then names of the catalogue are compared, and pages say “not sure”.
routing-model-trained = Trained
routing-model-samples = Learnt from resolved matters
routing-model-tested = Held back for the test
routing-model-f1 = Macro F1
routing-model-top3 = Right among the first three
routing-model-version = Version
routing-model-said = When it said { $from }–{ $to }%, it was right in { $right } of { $said }
routing-model-train = Train now
routing-calibration = When it said { $p }%, it was right in { $right } of { $said }
routing-unsure = not sure
routing-why-text = similar words
routing-why-near = { $m } m apart
routing-why-type = same type
routing-why-time = within two days
routing-why-place = same community

routing-catalogue-tabs = Catalogue, clocks, calendar
routing-types-title = Catalogue of matter types
routing-types-count = { $n } types
routing-types-lead = A change is kept as a draft and then published; registered matters keep their version
routing-types-search = Search name or code
routing-types-drafts = Drafts
routing-types-retired = Retired
routing-types-none = No such type; try another word or remove the filter
routing-types-more = { $n } more are not shown; search more narrowly
routing-col-type = Type
routing-col-organ = Responsible organ
routing-col-urgency = Urgency
routing-col-clocks = Promised and legal clock
routing-type-publish = Publish v{ $v }
routing-type-retire = Retire
routing-type-versions = Versions
routing-type-draft = Draft
routing-type-new-version = Draft a new version
routing-type-names = Names
routing-type-defaults = Defaults
routing-type-terms = Terms and retention
routing-type-private = Never shown as “similar nearby”
routing-type-save = Save as draft
routing-type-save-hint = Changes nothing until it is published
routing-name-zh = Chinese name
routing-name-en = English name
routing-purpose = Purpose
routing-promise-clock = Promised clock
routing-legal-clock = Legal clock
routing-clock-none = None
routing-retention = Years kept
routing-retention-hint = Destroyed so many years after closing
routing-field-missing = This must be filled in
routing-years-wrong = Between 1 and 100 years

routing-clocks-title = Clock rules
routing-clocks-lead = A clock counts by the version of the day it started; a new version moves no running clock
routing-clock-now = In force
routing-clock-ahead = To come
routing-clock-before = Earlier version
routing-clock-new = { $clock }: add a version
routing-clock-rule = Earlier versions cannot be changed. Only clocks that start on or after the day below use the new one.
routing-clock-add = Add this version
routing-clock-past = Choose tomorrow or a later day
routing-clock-order = Must be later than the versions that exist
routing-length-wrong = A whole number, then choose the unit
routing-length-working = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
routing-length-natural = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
routing-length-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
routing-length-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
routing-length-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
routing-length-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
routing-unit = Unit
routing-unit-W = working days
routing-unit-N = days
routing-unit-H = hours
routing-unit-M = months
routing-col-clock = Clock
routing-col-length = Length
routing-col-extend = Extension
routing-col-law = Source
routing-col-from = Begins on
routing-law-zh = Law and article (Chinese)
routing-law-en = Law and article (English)

routing-calendar-title = Working-day calendar
routing-calendar-lead = Import a year when its holidays are published; running clocks are counted anew and their threads say so
routing-calendar-years = Years
routing-col-year = Year
routing-col-off = Days off
routing-col-worked = Weekend days worked
routing-col-source = Source
routing-col-holiday = Holiday
routing-col-days = Off
routing-col-worked-days = Worked instead
routing-year-published = Published
routing-year-provisional = Not published, weekends only
routing-year-imported = Imported by { $who }, { $at }
routing-year-shipped = Came with the program
routing-year-none = None yet
routing-year-days = Holidays of { $year }
routing-year-empty = The holidays of { $year } are not published yet. Only weekends are skipped and dates are provisional.
routing-from-to = { $from } to { $to }
routing-calendar-import = Import a year
routing-calendar-file = File of the year
routing-calendar-file-hint = JSON with date, holiday and whether it is off for each day
routing-calendar-paste = Or paste its content
routing-calendar-preview = See what would change
routing-calendar-upload = The file did not arrive whole; send it again
routing-calendar-format = This file cannot be read: it needs year and days, each day with name, date and isOffDay
routing-calendar-foreign = The file of { $year } contains { $date }; only days of that year and the December before belong
routing-preview-title = { $year }, not imported yet
routing-preview-says = { $off } days off, { $worked } weekend days worked; { $changes } days count differently from now
routing-preview-clocks = { $clocks } running clocks touch the year; the due date of { $moved } would change
routing-preview-empty = This file has no day off; the year would stay “not published”
routing-preview-days = See these { $n } days
routing-preview-accept = Import { $year }
routing-day-working = working day
routing-day-weekend = weekend
routing-day-holiday = day off
routing-day-holiday-named = { $name }, off
routing-day-make_up_workday = worked weekend day
routing-day-make_up_workday-named = worked for { $name }
routing-recounted = The holidays of { $year } changed; “{ $clock }” is due on { $after } instead of { $before }

routing-due-title = Due-date calculator
routing-due-lead = Counts by the published public holidays; the first day is not counted
routing-due-lead-word = Due
routing-due-start = Starts on
routing-due-start-hint = This day is not counted
routing-due-n = How many days
routing-due-unit = Which days count
routing-unit-working = working days
routing-unit-natural = natural days
routing-due-count = Count
routing-due-source = Source: Civil Code, articles 201 and 203; working days by the yearly notice of the State Council.
routing-due-says = { $day } (until 24:00)
routing-due-how = From the day after { $start }: { $counted } counted, { $skipped } skipped
routing-due-rolled = { $day } is a day off, so it moves to the next working day
routing-due-holidays = Skipped: { $names }
routing-due-strip = Day by day
routing-strip-end = due
routing-strip-worked = worked
routing-provisional-note = The holidays of one of these years are not published yet; this date is provisional
routing-start-wrong = Write a date like 2026-02-10
routing-days-wrong = A whole number from 1 to 3660
routing-days-missing = Say how many days

# What the audit log says was done
audit-routing-train = trained the triage model
audit-routing-publish = published routing rules
audit-routing-start = started a rule draft
audit-routing-save_rule = changed a rule
audit-routing-delete_rule = removed a rule
audit-routing-restore_rule = restored a rule
audit-routing-move_rule = moved a rule
audit-routing-switch_rule = switched a rule on or off
audit-routing-submit = sent rules for review
audit-routing-drop = gave up a rule draft
audit-routing-ask_training = asked for a new triage model
audit-routing-calendar = changed the working calendar
audit-catalogue-draft = drafted a matter type
audit-catalogue-publish = published a matter type
audit-catalogue-drop = gave up a type draft
audit-catalogue-retire = retired a matter type
audit-catalogue-clock = changed a time limit
routing-holiday-new-year = New Year's Day
routing-holiday-spring = Spring Festival
routing-holiday-qingming = Qingming Festival
routing-holiday-labour = Labour Day
routing-holiday-dragon-boat = Dragon Boat Festival
routing-holiday-mid-autumn = Mid-Autumn Festival
routing-holiday-national = National Day
