//! People and their accounts.

use std::collections::BTreeMap;

use access::crypto::{Field, FieldCipher};
use access::{AccountId, Role};
use kernel::{IdSource, Lang, Phone, Private, UtcMs, pinyin};
use store::{Cursor, Fault, FromQueryResult, Page, Sql, Tx, args};

use crate::model::{Account, AccountKind, NewResident, NewStaff, PersonId};
use crate::refused::Refused;
use crate::store::posts;

/// Domain of the blind index of phone numbers.
const PHONE: &str = "account.phone";

const COLUMNS: &str = "a.id, a.kind, a.login, a.person_id, p.name as person_name, a.state, a.must_change, \
                       a.totp_sealed is not null as has_totp, a.lang, a.demo_role, a.created_ms, a.last_login_ms";
const FROM: &str = "from account a left join person p on p.id = a.person_id";

#[derive(FromQueryResult)]
struct AccountRow {
    id: String,
    kind: String,
    login: Option<String>,
    person_id: Option<String>,
    person_name: Option<String>,
    state: String,
    must_change: bool,
    has_totp: bool,
    lang: Option<String>,
    demo_role: Option<String>,
    created_ms: i64,
    last_login_ms: Option<i64>,
}

pub(crate) fn account_id(text: &str) -> Result<AccountId, Fault> {
    AccountId::parse(text).map_err(|e| Fault::of("read the id of an account", e))
}

impl AccountRow {
    fn into_account(self) -> Result<Account, Fault> {
        let person = self.person_id.as_deref().map(PersonId::parse);
        Ok(Account {
            id: account_id(&self.id)?,
            kind: if self.kind == "staff" {
                AccountKind::Staff
            } else {
                AccountKind::Resident
            },
            login: self.login,
            person: person
                .transpose()
                .map_err(|e| Fault::of("read the id of a person", e))?,
            name: self.person_name,
            locked: self.state != "active",
            must_change: self.must_change,
            has_totp: self.has_totp,
            lang: self.lang.as_deref().and_then(Lang::from_tag),
            demo_role: self.demo_role.as_deref().and_then(Role::parse),
            created: UtcMs(self.created_ms),
            last_login: self.last_login_ms.map(UtcMs),
        })
    }
}

/// The account.
///
/// # Errors
/// On a database fault.
pub async fn account(sql: &dyn Sql, id: AccountId) -> Result<Option<Account>, Fault> {
    let row: Option<AccountRow> = sql
        .one(
            &format!("select {COLUMNS} {FROM} where a.id = $1"),
            args![id.to_string()],
        )
        .await?;
    row.map(AccountRow::into_account).transpose()
}

/// The account that signs in with this 工号.
///
/// # Errors
/// On a database fault.
pub async fn by_login(sql: &dyn Sql, login: &str) -> Result<Option<Account>, Fault> {
    let row: Option<AccountRow> = sql
        .one(
            &format!("select {COLUMNS} {FROM} where a.login = $1"),
            args![login.trim().to_lowercase()],
        )
        .await?;
    row.map(AccountRow::into_account).transpose()
}

/// An officer's name; `None` for residents, whose names are sealed.
///
/// # Errors
/// On a database fault.
pub async fn account_name(sql: &dyn Sql, id: AccountId) -> Result<Option<String>, Fault> {
    sql.scalar(
        "select p.name from account a join person p on p.id = a.person_id where a.id = $1",
        args![id.to_string()],
    )
    .await
}

/// Officers' names by account id, for a list; ids of residents and of `system:…` are not in it.
///
/// # Errors
/// On a database fault.
pub async fn account_names(
    sql: &dyn Sql,
    ids: impl IntoIterator<Item = String>,
) -> Result<BTreeMap<String, String>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        id: String,
        name: String,
    }
    let mut bound: Vec<store::Value> = Vec::new();
    let mut places = Vec::new();
    let unique: std::collections::BTreeSet<String> = ids.into_iter().collect();
    for id in unique {
        bound.push(id.into());
        places.push(format!("${}", bound.len()));
    }
    if bound.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<Row> = sql
        .all(
            &format!(
                "select a.id, p.name from account a join person p on p.id = a.person_id where a.id in ({})",
                places.join(", ")
            ),
            bound,
        )
        .await?;
    Ok(rows.into_iter().map(|r| (r.id, r.name)).collect())
}

pub(crate) fn field<'a>(column: &'a str, record: &'a str) -> Field<'a> {
    Field {
        table: "account",
        column,
        record,
    }
}

/// A resident's name, opened; empty where none was given, `None` for officers.
///
/// # Errors
/// On a database fault, or when the sealed name was changed.
pub async fn resident_name(
    sql: &dyn Sql,
    cipher: &FieldCipher,
    id: AccountId,
) -> Result<Option<Private<String>>, Refused> {
    opened(sql, cipher, id, "name_sealed").await
}

/// The phone of an account, opened.
///
/// # Errors
/// On a database fault, or when the sealed number was changed.
pub async fn account_phone(
    sql: &dyn Sql,
    cipher: &FieldCipher,
    id: AccountId,
) -> Result<Option<Private<String>>, Refused> {
    opened(sql, cipher, id, "phone_sealed").await
}

pub(crate) async fn opened(
    sql: &dyn Sql,
    cipher: &FieldCipher,
    id: AccountId,
    column: &'static str,
) -> Result<Option<Private<String>>, Refused> {
    let record = id.to_string();
    let sealed: Option<Option<String>> = sql
        .scalar(
            &format!("select {column} from account where id = $1"),
            args![&record],
        )
        .await?;
    match sealed.flatten() {
        None => Ok(None),
        Some(sealed) => Ok(Some(cipher.open(&field(column, &record), &sealed)?)),
    }
}

/// How a 工号 is compared: without spaces, in lower case. `None` for what cannot be one.
pub fn normal_login(login: &str) -> Option<String> {
    let login = login.trim().to_lowercase();
    let fits = (2..=32).contains(&login.len())
        && login
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    fits.then_some(login)
}

/// Makes an officer's account with its posts. The caller appends to the log.
///
/// # Errors
/// [`Refused::Login`], [`Refused::LoginTaken`], [`Refused::PhoneTaken`], [`Refused::Name`], [`Refused::Roles`],
/// [`Refused::Administrators`], [`Refused::NotFound`] and [`Refused::Closed`] of an organisation; a fault.
pub async fn create_staff(
    tx: &Tx,
    ids: &dyn IdSource,
    cipher: &FieldCipher,
    now: UtcMs,
    new: NewStaff,
) -> Result<AccountId, Refused> {
    let login = normal_login(&new.login).ok_or(Refused::Login)?;
    let taken = tx
        .sql()
        .count(
            "select count(*) from account where login = $1",
            args![&login],
        )
        .await?;
    if taken > 0 {
        return Err(Refused::LoginTaken);
    }
    let id = new.id.unwrap_or_else(|| AccountId::new(ids));
    let record = id.to_string();
    let person = match new.person {
        Some(person) => person,
        None => create_person(tx, ids, now, &new.name).await?,
    };
    let (phone_sealed, phone_index) = sealed_phone(tx, cipher, &record, new.phone.as_ref()).await?;
    tx.run(
        "insert into account (id, kind, login, person_id, password_hash, must_change, totp_step, phone_sealed, \
         phone_index, state, demo_role, created_ms) \
         values ($1, 'staff', $2, $3, $4, $5, 0, $6, $7, 'active', $8, $9)",
        args![
            &record,
            &login,
            person.to_string(),
            new.password_hash,
            new.must_change,
            phone_sealed,
            phone_index,
            new.demo_role.map(Role::code),
            now
        ],
    )
    .await?;
    for post in new.posts {
        let seat = posts::create_post(tx, ids, now, post).await?;
        posts::assign(tx, ids, now, seat, id, now, None).await?;
    }
    Ok(id)
}

async fn create_person(
    tx: &Tx,
    ids: &dyn IdSource,
    now: UtcMs,
    name: &str,
) -> Result<PersonId, Refused> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 40 {
        return Err(Refused::Name);
    }
    let id = PersonId::new(ids);
    tx.run(
        "insert into person (id, name, pinyin, initials, created_ms) values ($1, $2, $3, $4, $5)",
        args![
            id.to_string(),
            name,
            pinyin::name_full(name),
            pinyin::name_initials(name),
            now
        ],
    )
    .await?;
    Ok(id)
}

async fn sealed_phone(
    tx: &Tx,
    cipher: &FieldCipher,
    record: &str,
    phone: Option<&Phone>,
) -> Result<(Option<String>, Option<String>), Refused> {
    let Some(phone) = phone else {
        return Ok((None, None));
    };
    let index = phone_index(cipher, phone);
    let taken = tx
        .sql()
        .count(
            "select count(*) from account where phone_index = $1",
            args![&index],
        )
        .await?;
    if taken > 0 {
        return Err(Refused::PhoneTaken);
    }
    let sealed = cipher.seal(&field("phone_sealed", record), &phone.e164())?;
    Ok((Some(sealed), Some(index)))
}

/// The keyed fingerprint by which an account is found by its phone.
pub fn phone_index(cipher: &FieldCipher, phone: &Phone) -> String {
    cipher.blind_index(PHONE, &phone.e164())
}

/// Makes a resident's account, or answers the one that has this phone. The caller appends to the log.
///
/// # Errors
/// [`Refused::PhoneTaken`] when the phone belongs to an officer's account; a fault.
pub async fn create_resident(
    tx: &Tx,
    ids: &dyn IdSource,
    cipher: &FieldCipher,
    now: UtcMs,
    new: NewResident,
) -> Result<AccountId, Refused> {
    if let Some(known) = by_phone(tx.sql(), cipher, &new.phone).await? {
        return match known.kind {
            AccountKind::Resident => Ok(known.id),
            AccountKind::Staff => Err(Refused::PhoneTaken),
        };
    }
    let id = new.id.unwrap_or_else(|| AccountId::new(ids));
    let record = id.to_string();
    let (phone_sealed, phone_index) = sealed_phone(tx, cipher, &record, Some(&new.phone)).await?;
    let name = cipher.seal(&field("name_sealed", &record), new.name.reveal().trim())?;
    tx.run(
        "insert into account (id, kind, name_sealed, must_change, totp_step, phone_sealed, phone_index, state, \
         demo_role, created_ms) values ($1, 'resident', $2, false, 0, $3, $4, 'active', $5, $6)",
        args![
            &record,
            name,
            phone_sealed,
            phone_index,
            new.demo_role.map(Role::code),
            now
        ],
    )
    .await?;
    Ok(id)
}

/// Keeps the name that a resident gave.
///
/// # Errors
/// [`Refused::Name`]; a fault.
pub async fn name_resident(
    tx: &Tx,
    cipher: &FieldCipher,
    id: AccountId,
    name: &Private<String>,
) -> Result<(), Refused> {
    let plain = name.reveal().trim();
    if plain.chars().count() > 40 {
        return Err(Refused::Name);
    }
    let record = id.to_string();
    let sealed = cipher.seal(&field("name_sealed", &record), plain)?;
    tx.run(
        "update account set name_sealed = $2 where id = $1 and kind = 'resident'",
        args![&record, sealed],
    )
    .await?;
    Ok(())
}

/// The account with this phone.
///
/// # Errors
/// On a database fault.
pub async fn by_phone(
    sql: &dyn Sql,
    cipher: &FieldCipher,
    phone: &Phone,
) -> Result<Option<Account>, Fault> {
    let row: Option<AccountRow> = sql
        .one(
            &format!("select {COLUMNS} {FROM} where a.phone_index = $1"),
            args![phone_index(cipher, phone)],
        )
        .await?;
    row.map(AccountRow::into_account).transpose()
}

/// True if anyone has an account.
///
/// # Errors
/// On a database fault.
pub async fn has_accounts(sql: &dyn Sql) -> Result<bool, Fault> {
    let any: Option<String> = sql
        .scalar("select id from account limit 1", args![])
        .await?;
    Ok(any.is_some())
}

/// Accounts shown on the sign-in page of a demo city, in order of their making.
///
/// # Errors
/// On a database fault.
pub async fn demo_accounts(sql: &dyn Sql) -> Result<Vec<Account>, Fault> {
    let rows: Vec<AccountRow> = sql
        .all(
            &format!(
                "select {COLUMNS} {FROM} where a.demo_role is not null and a.state = 'active' \
                 order by a.created_ms, a.id"
            ),
            args![],
        )
        .await?;
    rows.into_iter().map(AccountRow::into_account).collect()
}

/// Officers' accounts whose name, pinyin, initials or 工号 contain the words, newest first.
///
/// # Errors
/// On a database fault.
pub async fn search(
    sql: &dyn Sql,
    words: &str,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<Account>, Fault> {
    let mut bound = args![super::like(words)];
    let mut behind = String::new();
    if let Some(after) = after {
        bound.push(after.key.into());
        bound.push(after.id.clone().into());
        behind = "and (a.created_ms, a.id) < ($2, $3)".into();
    }
    let rows: Vec<AccountRow> = sql
        .all(
            &format!(
                "select {COLUMNS} {FROM} where a.kind = 'staff' and (lower(p.name) like $1 escape '!' \
                 or p.pinyin like $1 escape '!' or p.initials like $1 escape '!' or a.login like $1 escape '!') \
                 {behind} order by a.created_ms desc, a.id desc limit {}",
                limit + 1
            ),
            bound,
        )
        .await?;
    let page = Page::from_rows(rows, limit, |row| Cursor {
        key: row.created_ms,
        id: row.id.clone(),
    });
    let next = page.next;
    let rows = page.rows.into_iter().map(AccountRow::into_account);
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next,
    })
}

/// Keeps language and theme of the profile.
///
/// # Errors
/// On a database fault.
pub async fn prefer(
    tx: &Tx,
    id: AccountId,
    lang: Option<Lang>,
    theme: Option<&str>,
) -> Result<(), Fault> {
    tx.run(
        "update account set lang = $2, theme = $3 where id = $1",
        args![id.to_string(), lang.map(Lang::tag), theme],
    )
    .await?;
    Ok(())
}
