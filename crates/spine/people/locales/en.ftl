# Roles
role-anyone = Anyone
role-resident = Resident
role-staff = Officer
role-window_clerk = Window clerk
role-triage_officer = Triage officer
role-handler = Handler
role-unit_leader = Head of unit
role-supervisor = Supervisor
role-center_head = Head of centre
role-grid_worker = Grid worker
role-observer = Observer
role-system_admin = System administrator
role-security_admin = Security administrator
role-audit_admin = Audit administrator

# Why personal data are looked at
purpose-verify_identity = Verify identity
purpose-contact_party = Contact the person
purpose-draft_document = Draft a document
purpose-check_address = Check the address
purpose-other = Other

people-level-city = City
people-level-county = District or county
people-level-township = Subdistrict or township
people-level-community = Community or village

# Sign-in
people-login-title = Staff sign-in
people-login-residents = Residents need no account:{" "}
people-login-residents-link = get something done
people-login-login = Staff number or mobile
people-login-example = such as XA-0312
people-login-password = Password
people-login-button = Sign in
people-login-or = or
people-login-by-phone = Residents: sign in by phone code
people-login-forgotten = Forgot the password? The security administrator resets it
people-login-dark = Dark
people-login-light = Light
people-login-wrong = Number or password is wrong
people-login-wait = Too many tries. Try again after { $time }
people-login-locked = This account is locked. The security administrator unlocks it
people-login-no-post = This account holds no post now. The security administrator assigns one
people-login-gone = That took too long. Start again
people-login-use-password = This is an officer's phone. Sign in with the password
people-login-again = Start again

people-totp-title = One more code
people-totp-below = Open the authenticator on your phone and enter the present 6 digits
people-totp-code = Code
people-totp-wrong = That code is wrong. Wait for the next one

people-phone-title = Sign in by phone
people-phone-staff = Staff sign in here
people-phone-phone = Mobile phone
people-phone-hint = We send a message with 6 digits. No password to remember
people-phone-send = Send the code
people-phone-wrong = That is not a mobile number; it has 11 digits
people-phone-mobile = A fixed line gets no messages. Enter a mobile number
people-phone-too-many = A code was sent a moment ago. Wait before sending another
people-code-title = Enter the code
people-code-sent = Sent to { $phone }, good for 10 minutes.
people-code-other = Use another number
people-code-demo = A demo city sends no messages. The code is
people-code-code = Code
people-code-wrong = That code is wrong. Look at the message and try again
people-sms-code = Anxin code { $code }, good for 10 minutes. Tell nobody.
    .title = Code

# Demo city
people-tour-title = A demo city: walk through it
people-tour-below = The organs are real, people and matters are invented, and it can be started over
people-tour-identities = Or enter as somebody
people-tour-foot = The password of all demo accounts stands in the window that started this. A real city has no such column.
people-tour-resident-post = Phone and code
people-scene-report = Report something by phone and see it done
people-scene-report-more = Resident: report clutter in a stairwell, get a receipt, follow, rate
people-scene-report-time = 6 min
people-scene-intake = Take a matter in and give it to the right people
people-scene-intake-more = Window: register, see the suggested type and organ, hand over, remind
people-scene-intake-time = 5 min
people-scene-grid = Visit without a network
people-scene-grid-more = Grid worker: today's route, photos, saving offline, two changes at once
people-scene-grid-time = 5 min
people-scene-handle = Accept, finish, get it back
people-scene-handle-more = Handling organ: accept, visit, ask, answer, do it again if not satisfied
people-scene-handle-time = 6 min
people-scene-today = Today on one page
people-scene-today-more = Head of centre: flow and stock, what came back twice, hot issues
people-scene-today-time = 4 min
people-demo-resident = Resident { $name }
people-demo-window_clerk = Window { $name }
people-demo-triage_officer = Triage { $name }
people-demo-handler = Handler { $name }
people-demo-unit_leader = Head of unit { $name }
people-demo-supervisor = Supervisor { $name }
people-demo-center_head = Head of centre { $name }
people-demo-grid_worker = Grid worker { $name }
people-demo-observer = Observer { $name }
people-demo-system_admin = Administrator { $name }
people-demo-security_admin = Security { $name }
people-demo-audit_admin = Audit { $name }

# What cannot be done
people-refused-unit = A unit code has 4, 6, 9 or 12 digits
people-refused-kind = A kind has 2 to 40 lower-case letters, digits and underscores
people-refused-name = A name is needed, at most 60 characters; 40 for persons and posts
people-refused-login = A staff number has 2 to 32 letters, digits, dots and dashes
people-refused-login-taken = This staff number is taken
people-refused-phone-taken = This phone belongs to another account
people-refused-closed = It is closed and cannot be changed
people-refused-cycle = It cannot be moved below itself
people-refused-open-below = Organisations below it are still open; see to them first
people-refused-held = Somebody holds this post in that time
people-refused-administrators = System, security and audit administrator are three different people
people-refused-roles = Choose at least one role
people-refused-period = The end must come after the beginning
people-refused-password = A password has at least 10 characters, varied, without the staff number
people-refused-day = Write the day as 2026-12-01

# My settings
people-me-title = My settings
people-me-profile = Me
people-me-name = Name
people-me-name-hint = How those who help you will address you
people-me-login = Staff number
people-me-save = Save
people-me-must-change = An administrator set this password. Choose your own
people-me-change-password = Change password
people-me-devices = Devices signed in
people-me-device = Device
people-me-device-unknown = A device that gave no name
people-me-last-seen = Last used
people-me-action = Action
people-me-since = signed in { $at }
people-me-this-device = This device
people-me-end = Sign it out
people-me-end-others = Sign out all others
people-me-protection = Protection
people-me-totp = Second factor
people-me-totp-on = On
people-me-totp-off = Off
people-me-totp-change = Set up
people-me-leave = Leave

people-password-title = Change password
people-password-current = Present password
people-password-new = New password
people-password-hint = At least 10 characters; a sentence will do
people-password-again = New password once more
people-password-button = Change it and sign out other devices
people-password-wrong = The present password is wrong
people-password-differ = The two new passwords differ

people-totp-first = Set up the second factor
people-totp-anew = Move to another phone
people-totp-picture = Code for the authenticator
people-totp-scan = Scan this with the authenticator on your phone
people-totp-type = Or type it in:
people-totp-enrol = Turn on
people-totp-remove = Turn off the second factor
people-totp-remove-says = The password alone will then be enough to sign in.

people-tokens-title = API tokens
people-tokens-none = No tokens. A program uses a token instead of a password.
people-tokens-name = What it is for
people-tokens-example = such as monthly report
people-tokens-life = Good for
people-tokens-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
people-tokens-make = Make a token
people-tokens-made = Token made
people-tokens-once = Shown this once; put it into the program now
people-tokens-kept = Kept
people-tokens-never = never
people-tokens-line = good until { $ends }, last used { $used }
people-tokens-revoke = Revoke
