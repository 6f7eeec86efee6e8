package org.shuqiao.exchange.domain.push.targets;

/** Target as an officer registers it; the fields are those of {@link org.shuqiao.exchange.domain.push.PushTarget}. */
public record NewTarget(String name, String url, String user, String secret, String table, String division) {

    public NewTarget {
        name = name.strip();
        url = url.strip();
        table = table.strip();
        division = division.strip();
    }
}
