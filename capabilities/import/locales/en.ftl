import-title = Import
import-where = Where you are
import-lead = Matters from Excel or CSV: tried first, then registered, and taken back as a whole if it went wrong
import-template = Download the template
import-new = Choose a file
import-file = File with matters
import-file-hint = Excel (.xlsx, .xls), OpenDocument (.ods) or CSV, at most { $mb } MB and { $rows } rows. Of formulas only the saved value is read; macros are not taken.
import-upload = Upload and match columns
import-older = Earlier batches
import-past = Earlier batches
import-past-none = Nothing was imported yet. Look at the template to see which columns are wanted, or upload the table you have.
import-about = How importing works
import-about-checked = The trial writes nothing: it says of every row whether it can be registered, which cell is wrong and what to do
import-about-sealed = Names, phones and addresses are sealed; cells of registered rows are destroyed at once, all others after 7 days
import-about-twice = The same number or the same words are registered once, even when the power fails half-way
import-about-back = A batch can be taken back for 7 days; what somebody works on stays and is listed
import-errors = { $n ->
    [one] One thing to mend
   *[other] { $n } things to mend
}
import-optional = optional
import-rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
import-matters = { $n ->
    [one] 1 matter
   *[other] { $n } matters
}
import-yes = yes
import-no = no

import-file-missing = Choose a file
import-file-no-table = The file holds no table that can be read
import-file-broken = The table cannot be read: it is damaged or locked with a password. Save it as .xlsx and try again
import-file-unpacked = The table unpacks to too much; split it into several files
import-file-no-sheet = There is no such sheet
import-file-rows = Too many rows; split the table into several files
import-file-gone = The file was destroyed in due time; upload it again
import-form-unreadable = The form did not arrive whole; try again
import-no-command = This form was not opened from this page; reload and try again
import-not-now = This cannot be done with the batch now; somebody may have been faster
import-no-headings = That row is empty; look where the headings stand
import-mapping-gone = That saved mapping is not there any more
import-words-long = At most { $n } characters
import-need-words = Match a column to “Title” or “Description”
import-need-type = Match a column to “Type”, or name a type for rows without one
import-need-both-coordinates = Longitude and latitude come in pairs
import-field-twice = Two columns are matched to the same field

import-way = Steps
import-way-file-word = File
import-way-columns-word = Columns
import-way-trial-word = Trial
import-way-run-word = Import
import-way-after-word = Check
import-way-columns = { $used } of { $all } columns
import-way-undo = until { $at }

import-columns = Columns
import-columns-sub = Left: the file. Right: what it becomes
import-columns-told = { $used } columns are imported, { $unused } left out. A file with the same headings is matched like this next time.
import-guess = Match again by heading
import-column-no = Column { $n }
import-column-field = Field of “{ $column }”
import-sheet = Sheet
import-sheet-words = { $name } ({ $n ->
    [one] 1 row
   *[other] { $n } rows
})
import-header-row = Row of the headings
import-header-row-hint = Only rows below it are imported
import-apply = Saved mapping
import-apply-go = Apply
import-type-code = Type of rows without one
import-type-code-hint = A code of the catalogue, such as 01.02.04
import-channel = Channel of rows without one
import-coordinates = Coordinate system
import-system-wgs84 = WGS-84 (GPS)
import-system-gcj02 = GCJ-02 (Gaode, Tencent)
import-system-bd09 = BD-09 (Baidu)
import-save-as = Save this mapping as
import-save-as-hint = Give it a name; your organisation can apply it next time
import-tell = Send reporters a message when registered (usually not for old records)
import-first-rows = First rows
import-first-rows-sub = Names, phones and addresses are masked
import-seen-empty = Empty in the first rows
import-seen-bad = { $n } of the first cells not understood
import-seen-date = Dates understood
import-seen-sealed = Will be sealed
import-seen-reference = Finds duplicates
import-seen-fine = Matched

import-th-column = Column
import-th-example = Examples
import-th-to = becomes
import-th-field = Field
import-th-seen = What was seen
import-th-batch = Batch
import-th-file = File
import-th-made = Registered
import-th-rejected = Refused
import-th-who = Who and when
import-th-state = State
import-th-value = Column and value
import-th-remark = Remark
import-th-row = Row
import-th-matter = Matter

import-field-none = Leave out
import-field-reference = Original number
import-field-title = Title
import-field-body = Description
import-field-type = Type
import-field-unit = Community
import-field-address = Address
import-field-lon = Longitude
import-field-lat = Latitude
import-field-reporter_name = Reporter name
import-field-reporter_phone = Reporter phone
import-field-behalf = On behalf of
import-field-relation = Relation
import-field-anonymous = Anonymous
import-field-reported_at = Reported at
import-field-occurred_at = Occurred at
import-field-channel = Channel
import-field-urgency = Urgency
import-field-purpose = Purpose

import-state-uploaded = To be matched
import-state-checking = Being tried
import-state-checked = Tried, not imported
import-state-running = Importing
import-state-paused = Paused
import-state-done = Done
import-state-cancelled = Stopped
import-state-undoing = Being taken back
import-state-undone = Taken back
import-state-expired = Expired
import-state-stopped = Interrupted
import-head-uploaded = Match the columns
import-head-checking = Trying all rows; nothing is written
import-head-checked = Tried; nothing is written yet
import-head-running = Importing; you can leave this page
import-head-paused = The import is paused
import-head-done = Imported; please check
import-head-cancelled = The import was stopped
import-head-undoing = Taking this batch back
import-head-undone = This batch was taken back
import-head-expired = This batch expired; nothing was imported
import-head-stopped = Interrupted half-way; it can go on
import-stopped = Whatever worked on this batch has stopped. “Go on” continues with the row where it stopped; nothing is registered twice.
import-page-title = Import { $name }
import-meta-sheet = Sheet “{ $name }”
import-meta-mapping = Mapping “{ $name }”

import-do-check = Try all rows
import-do-keep = Save columns
import-do-run = Import { $n } rows
import-do-pause = Pause
import-do-resume = Go on
import-do-cancel = Stop
import-do-undo = Take this batch back
import-do-another = Import another file

import-going-checking = { $done } rows looked at, { $left } left
import-going-running = { $done } rows registered, { $left } left
import-going-done = { $done } rows registered
import-going-cancelled = { $done } rows registered, { $left } not
import-going-undoing = { $done } matters handled, { $left } left
import-going-undone = Of { $done } matters { $kept } stay, the others were taken back
import-going-last = At row { $n }
import-going-refused = { $bad } refused, { $twice } duplicates
import-pace = about { $left }, { $rate } rows a second

import-trial = Result of the trial
import-trial-before = When the columns are matched, try all rows: which can be registered, which cell is wrong, all listed, nothing written.
import-same-file = The same file was imported { $at } ({ $number }). Rows registered then count as duplicates and are not registered again.
import-sum-can = Can be imported
import-sum-warn = of these with a remark
import-sum-twice = Registered already
import-sum-bad = Refused
import-sum-label = { $can } can be imported, { $twice } duplicates, { $bad } refused
import-sum-total = The three add up to { $n } rows, as many as the file has.
import-sum-silent = Reporters get no message.
import-sum-tell = Reporters with a mobile number get a message.
import-goes = Who would get them
import-goes-sub = By the routing rules in force; a person confirms
import-goes-nowhere = No rule; the centre decides

import-rows-title = Rows
import-view-bad = Refused
import-view-warn = With a remark
import-view-duplicate = Duplicates
import-view-made = Registered
import-view-kept = Left in place
import-row-no = Row { $n }
import-row-made = Registered
import-row-undone = Taken back
import-row-kept = Left: somebody works on it
import-value-gone = (destroyed)
import-value-empty = (empty)
import-by-reason = By reason:
import-first-page = First page
import-next-page = Next page
import-rejects-xlsx = Download, mend, send again
import-rejects-logged = The file holds names and phones unmasked; the download is written into the log with the purpose of mending rows.
import-col-reason = Why it was not imported
import-col-fix = What to do
import-said = { $column }: { $says }

import-back = What taking back does
import-back-done = What was taken back
import-back-made = Goes
import-back-undone = Gone
import-back-kept = Stays
import-back-kept-says = what somebody works on; it is listed
import-back-log = Log
import-back-log-says = importing and taking back are both in it for good
import-back-until = Possible until { $at }.
import-back-over = The time for taking back is over.
import-undo = Take back
import-undo-title = Take back { $number }?
import-undo-says = { $n ->
    [one] One matter was
   *[other] { $n } matters were
} registered with this batch. What nobody has touched since becomes “Withdrawn”; what somebody works on stays and is listed.
import-undo-words = Why
import-undo-words-hint = Stands in the thread of every matter, for example: columns were mixed up
import-undo-words-missing = Write why
import-undo-go = Take back { $n }
import-leave = Leave it

import-facts = This file
import-fact-who = Imported by
import-fact-when = Uploaded
import-fact-hash = SHA-256
import-fact-kept = Kept
import-fact-kept-says = file and unregistered rows are destroyed { $at }

import-p-words-missing = Nothing says what happened
import-p-words-missing-fix = Add it, or drop the row
import-p-words-long = Longer than { $n } characters
import-p-words-long-fix = Shorten it
import-p-title-cut = Title cut at { $n } characters; the whole stands in the description
import-p-title-cut-fix = Nothing to do
import-p-type-missing = No type
import-p-type-missing-fix = Add one, or name one for such rows
import-p-type-unknown = No such type in the catalogue
import-p-type-unknown-fix = Use a name or code of the template's “Valid values”
import-p-type-like = No such type in the catalogue; alike: { $names }
import-p-type-like-fix = Use a name or code of the catalogue
import-p-type-many = Several types have this name: { $codes }
import-p-type-many-fix = Write the code
import-p-type-group = “{ $name }” is a group, not a type
import-p-type-group-fix = Name one of its types
import-p-unit-unknown = No such unit
import-p-unit-unknown-fix = Write its code, or put district and township before it
import-p-unit-many = Several have this name: { $names }
import-p-unit-many-fix = Write the code
import-p-unit-outside = { $name } is not your organisation's
import-p-unit-outside-fix = Let its own centre or the one above import it
import-p-no-centre = No centre accepts here
import-p-no-centre-fix = Choose another unit
import-p-address-unknown = Not found among standard addresses; kept as words
import-p-address-unknown-fix = May stay; estate and building make it exact
import-p-address-many = Fits { $n } places; not located
import-p-address-many-fix = Put the district before it
import-p-address-cut = Address cut at { $n } characters
import-p-address-cut-fix = Shorten it
import-p-point-half = Only half of the coordinates
import-p-point-half-fix = Write both or none
import-p-point-unreadable = Coordinates are no numbers
import-p-point-unreadable-fix = Write 130.2745
import-p-point-swapped = Longitude and latitude are exchanged
import-p-point-swapped-fix = Exchange the columns
import-p-point-range = Coordinates out of range
import-p-point-range-fix = Check them
import-p-point-elsewhere = The point is not in the unit named; the unit counts
import-p-point-elsewhere-fix = Check the point or the coordinate system
import-p-point-outside = The point is not in this city and was dropped
import-p-point-outside-fix = Check the point or the coordinate system
import-p-phone-short = Phone number { $n ->
    [one] 1 digit
   *[other] { $n } digits
} too short
import-p-phone-short-fix = Complete it or leave it empty
import-p-phone-long = Phone number { $n ->
    [one] 1 digit
   *[other] { $n } digits
} too long
import-p-phone-long-fix = Correct it or leave it empty
import-p-phone-character = Something else than digits in the phone number
import-p-phone-character-fix = Write only the number, or nothing
import-p-phone-prefix = No mobile number begins like this
import-p-phone-prefix-fix = Correct it or leave it empty
import-p-phone-area = Fixed-line number without area code
import-p-phone-area-fix = Put it before, such as 0468
import-p-phone-other = No phone number of mainland China
import-p-phone-other-fix = Correct it or leave it empty
import-p-phone-first = Several phone numbers; the first is kept
import-p-phone-first-fix = Nothing to do
import-p-name-cut = Name cut at { $n } characters
import-p-name-cut-fix = Write only the name
import-p-anonymous-unreadable = Not clear whether anonymous
import-p-anonymous-unreadable-fix = Write yes or no
import-p-date-unreadable = Not understood as a day
import-p-date-unreadable-fix = Write 2025-03-02
import-p-date-no-day = There is no such day
import-p-date-no-day-fix = Correct it
import-p-date-ambiguous = Day and month cannot be told apart
import-p-date-ambiguous-fix = Year first: 2025-03-02
import-p-date-ahead = That day has not come yet
import-p-date-ahead-fix = Correct it
import-p-date-early = Before 1949
import-p-date-early-fix = Correct it
import-p-channel-unknown = Channel not known; the usual one is used
import-p-channel-unknown-fix = Use one of the template's “Valid values”
import-p-purpose-unknown = Purpose not known; the type's own is used
import-p-purpose-unknown-fix = Use one of the template's “Valid values”
import-p-urgency-unknown = Urgency not known; the type's own is used
import-p-urgency-unknown-fix = Write Urgent, High, Normal or Low
import-p-reference-long = Original number too long
import-p-reference-long-fix = At most 60 characters
import-p-twin-row = The same as row { $row } of this file
import-p-twin-row-fix = Not registered again; nothing to do
import-p-twin-batch = Being registered with { $batch }, row { $row }
import-p-twin-batch-fix = Not registered again; nothing to do
import-p-twin-matter = Registered already: { $number } ({ $batch }, row { $row })
import-p-twin-matter-fix = Not registered again; nothing to do
import-p-refused = Refused when it was to be registered
import-p-refused-fix = Correct it and send it again
import-urgency-1 = Urgent
import-urgency-2 = High
import-urgency-3 = Normal
import-urgency-4 = Low

import-template-sheet = Matters
import-template-values = Valid values
import-values-type-code = Type code
import-values-type-name = Type name
import-values-unit-code = Unit code
import-values-unit-name = Community (unit)
import-example-reference-1 = EX-0001
import-example-reference-2 = EX-0002
import-example-title-1 = Stairway lights out
import-example-title-2 = Heating too cold
import-example-body-1 = The lights of building 3, entrance 2 are out on four floors; old people cannot see the steps.
import-example-body-2 = Only 14 degrees at home, for three days now.
import-example-address-1 = 锦绣小区3号楼2单元
import-example-address-2 = 锦绣小区5号楼
import-example-reporter_name-1 = Li
import-example-reporter_name-2 = anonymous
import-example-reporter_phone-1 = 138 0000 1234
import-example-anonymous-1 = no
import-example-anonymous-2 = yes
import-example-reported_at-1 = 2025-03-02 09:15
import-example-reported_at-2 = 2025-11-18
import-example-urgency-1 = Normal
import-example-urgency-2 = High

import-api-body = The request is not as it should be: { $why }
import-api-command = A command is 8 to 64 letters, digits, - or _
import-api-field = There is no such field
import-api-coordinates = Coordinates are wgs84, gcj02 or bd09
import-api-channel = There is no such channel
import-api-state = There is no such state
import-api-form = The form is xlsx or csv
