//! Pages, one file each.

pub(crate) mod frame;
pub(crate) mod home;
pub(crate) mod login;
pub(crate) mod login_phone;
pub(crate) mod me;
pub(crate) mod me_secrets;

use web::Route;

/// Every page of this room.
pub(crate) fn routes() -> Vec<Route> {
    let mut all = login::routes();
    all.extend(login_phone::routes());
    all.extend(home::routes());
    all.extend(me::routes());
    all.extend(me_secrets::routes());
    all
}
