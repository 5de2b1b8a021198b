//! Notices through real sockets, on SQLite and on PostgreSQL.

mod bell;
mod city;
mod out;
mod tls;
