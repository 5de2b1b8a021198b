//! What a browser says it is, in two words.

/// Browser and system of a `User-Agent`, such as `Edge · Windows`; what is unknown is left out.
pub(crate) fn device(user_agent: &str) -> String {
    // The first that fits: Edge and WeChat call themselves Chrome as well, Chrome calls itself Safari.
    const BROWSERS: [(&str, &str); 9] = [
        ("MicroMessenger/", "微信"),
        ("Edg/", "Edge"),
        ("QQBrowser/", "QQ"),
        ("360SE", "360"),
        ("Firefox/", "Firefox"),
        ("HeadlessChrome/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];
    const SYSTEMS: [(&str, &str); 8] = [
        ("OpenHarmony", "HarmonyOS"),
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let find = |list: &[(&str, &'static str)]| {
        list.iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    [find(&BROWSERS), find(&SYSTEMS)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_that_pretend_are_seen_through() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0";
        assert_eq!(device(edge), "Edge · Windows");
        let phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 \
                     MicroMessenger/8.0";
        assert_eq!(device(phone), "微信 · Android");
        assert_eq!(device(""), "");
    }
}
