-- A command's result is found by the moment of its act when its matter is destroyed, and by its age when no retry comes any more.
create index command_done_age on command_done (done_ms);
