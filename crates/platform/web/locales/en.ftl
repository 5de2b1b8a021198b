web-name = Anxin
web-search = Search number, place, subject
web-me = My settings
web-sign-out = Sign out
web-rail = Main navigation
web-skip = Skip to content
web-back = Back
web-waiting = waiting for you
web-post = Post
web-lang = Language
web-theme = Appearance
web-theme-auto = As the device
web-theme-light = Light
web-theme-dark = Dark
web-elder = Larger text
web-elder-off = Normal text
web-bell = { $n ->
    [one] Messages, 1 unread
   *[other] Messages, { $n } unread
}
web-tab-do = Services
web-tab-mine = My matters
web-tab-find = Find help
web-tab-data = My data
web-home = Home
web-trace = Trace id { $trace }
web-not-found = There is no such page, or it is not open to you
web-forbidden = Your present post may not do this
web-sign-in = Sign in first
web-invalid = A few things need mending
web-too-many = Too many tries; wait a little
web-too-large = That is too large
web-cross-site = This request came from another site and was not carried out
web-method = This address does not take that kind of request
web-unreadable = What was sent could not be read
web-unavailable = The database cannot be reached just now; try again in a while
web-fault = It did not work. Nothing is lost; try again in a while. If it fails again, give the trace id to the administrator
