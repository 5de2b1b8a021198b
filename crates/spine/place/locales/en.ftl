# Navigation
place-nav = Places and grids
place-nav-section = Places
place-nav-admin = Units and boundaries
place-nav-admin-section = Place administration

# Marks
place-comma = {", "}
place-pause = {", "}
place-semicolon = {"; "}

# Find people and counters
place-find-title = Find people and counters
place-find-field = Community, estate, building, or pinyin initials
place-find-go = Search
place-find-tree = By district
place-find-below = Subdistricts, towns and communities
place-find-grids = Choose your grid
place-find-map = Point at the map
place-who-here = Who is responsible here
place-who-title = Who is responsible here
place-lonlat = Write longitude and latitude
place-lon = Longitude
place-lat = Latitude
place-here = Here
place-other = Another place
place-wrong = Not right? Tell us
place-nobody = Nobody is registered for this place yet. The centre one level up can help
place-none = Nothing found for “{ $q }”. Try a community, an estate with building number, or pinyin initials
place-which = There are several “{ $q }”. Which one?
place-no-point = Point at the map first, or write longitude and latitude
place-outside = This is outside the city
place-not-sure = No boundary is drawn here yet; this is an estimate by the nearest estate or community. Please check

# Who is responsible
place-duty-grid_worker = Grid worker { $name }
place-duty-deputy = Deputy grid worker { $name }
place-duty-beat_officer = Community police officer { $name }
place-duty-party_lead = Party group lead { $name }
place-on-duty = On duty
place-off-duty = Off duty
place-open = Open
place-closed = Closed
place-until = until { $time }
place-opens = from { $time }
place-then = then { $name }
place-walk = { $n ->
    [one] { $n } minute on foot
   *[other] { $n } minutes on foot
 }
place-call = Call { $whom }, { $phone }
place-step-free = step-free
place-days-working = Working days
place-days-every = Every day
place-day-1 = Mon
place-day-2 = Tue
place-day-3 = Wed
place-day-4 = Thu
place-day-5 = Fri
place-day-6 = Sat
place-day-7 = Sun

# Map
place-zoom-in = Zoom in
place-zoom-out = Zoom out
place-map-instead = The map did not open; the text below says the same

# Officers
place-empty = No units yet. The system administrator has to import them first
place-hits = Places found
place-tree = Units
place-grids = Grids
place-estates = Estates
place-col-name = Name
place-col-kind = Kind
place-col-worker = Grid worker
place-col-phone = Phone
place-col-beat = Police beat
place-col-street = Address
place-col-property = Property company
place-col-state = State
place-col-decision = Which one holds
place-col-version = Version
place-col-crs = Coordinates
place-col-area = Area (km²)
place-col-points = Points
place-col-from = Valid from
place-col-source = Source
place-col-unit = Unit
place-col-repair = Repair
place-col-saved = Saved
place-kind-unit = Unit
place-kind-estate = Estate
place-kind-building = Building
place-fact-place = Place
place-fact-official = Published name
place-fact-kind = Kind
place-fact-code = Code
place-conflict-mark = Lists disagree
place-conflict-says = Published lists say different things about this code
place-conflict-open = Compare

# Administration
place-admin-title = Units and boundaries
place-admin-units = Units
place-admin-conflicts = Conflicts of lists
place-admin-boundaries = Boundaries
place-level-city = City { $n }
place-level-county = Counties { $n }
place-level-township = Townships { $n }
place-level-community = Communities { $n }
place-next-page = Next
place-shown = { $n } on this page
place-conflicts-none = The lists agree
place-conflicts-say = Lists disagree about { $all } codes; { $open } are not decided yet
place-conflict-moved = Codes shifted
place-conflict-missing = Missing in a list
place-conflict-spelling = Spelling differs
place-conflict-lacks = missing
place-conflict-holds = Which one holds
place-conflict-decide = Decide
place-conflict-choose = Choose one of the names in the lists

place-boundaries-none = No boundaries yet. Upload a GeoJSON file: it is checked first, then saved
place-upload-title = Import boundaries
place-upload-file = GeoJSON file
place-upload-hint = 16 MB at most. It is checked and shown first; nothing is saved yet
place-upload-check = Check the file
place-upload-from = Write the first day like 2026-01-31
place-upload-not = This is no usable file of boundaries.
place-upload-crs = The coordinates do not tell their system; choose the one that the file uses
place-upload-broken = The file did not arrive whole; send it again
place-crs-hint = Public Chinese maps are shifted; leave it to us if you do not know
place-crs-auto = Find out
place-crs-wgs84 = WGS-84 (CGCS2000)
place-crs-gcj02 = GCJ-02
place-crs-bd09 = BD-09 (Baidu)
place-crs-found = by comparing: { $crs }
place-crs-declared = Coordinates { $crs } as declared, about { $shift } m from WGS-84
place-crs-detected = Coordinates { $crs } by comparing, about { $shift } m from WGS-84
place-crs-against = Declared as { $said }, but comparing says { $found }. Check before you save
place-draft-says = The file has { $all } areas; { $usable } can be saved, valid from { $from }
place-draft-skipped = { $n } points or lines are no boundaries and were left out
place-draft-save = { $n ->
    [one] Save { $n } boundary
   *[other] Save { $n } boundaries
 }
place-draft-drop = Discard this file
place-draft-areas = Boundaries in the file
place-draft-map = Boundaries as they would be saved
place-draft-no-unit = No such unit
place-repair-clean = Nothing wrong
place-repair-done = Repaired
place-repair-refused = Beyond repair, draw it again
place-repair-more = { $n } more
place-repair-count = { $n ->
    [one] { $n } fault
   *[other] { $n } faults
 }
place-misfits = Overlaps and gaps between neighbours
place-overlap = { $a } and { $b } overlap by { $area } km²
place-gap = A gap of { $area } km² between { $units }
place-version = Version { $n }
place-report = Report

place-problem-unclosed = ring not closed
place-problem-wrong-winding = wrong way round
place-problem-duplicate-points = repeated points
place-problem-spike = spike
place-problem-no-area = no area
place-problem-out-of-range = not a place on earth
place-problem-self-intersection = crosses itself
place-problem-rings-cross = rings cross
place-problem-hole-outside = hole outside
place-problem-parts-overlap = parts overlap
place-problem-sliver = sliver
place-remedy-closed = closed
place-remedy-reversed = turned round
place-remedy-points-removed = removed
place-remedy-ring-dropped = ring left out
place-remedy-rebuilt = computed anew
place-remedy-refused = beyond repair

# What the audit log says was done
audit-place-decide_conflict = decided a name
audit-place-save_boundaries = saved borders
