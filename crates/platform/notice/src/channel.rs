//! Ways to reach a person.

/// A way to reach a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// 站内消息: behind the bell of who signs in. Cannot be declined.
    InApp,
    /// 邮件
    Mail,
    /// 短信
    Sms,
    /// 公众号: a follower of the city's official account.
    OfficialAccount,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Channel; 4] = [
        Channel::InApp,
        Channel::Mail,
        Channel::Sms,
        Channel::OfficialAccount,
    ];

    /// The code kept in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Channel::InApp => "in_app",
            Channel::Mail => "mail",
            Channel::Sms => "sms",
            Channel::OfficialAccount => "official_account",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Channel> {
        Channel::ALL
            .into_iter()
            .find(|channel| channel.code() == code)
    }

    /// Text key of its name.
    pub fn label(self) -> String {
        format!("notice-channel-{}", self.code())
    }
}
