package org.shuqiao.journey;

/** The demo's steps, in order. */
enum Steps {
    CITY("造城市     city      "),
    SERVER("启动服务   server    "),
    COLLECT("归集       collect   "),
    STANDARDIZE("对标       standard  "),
    CATALOGUE("编目       catalogue "),
    EXCHANGE("交换       exchange  "),
    VERIFY("核验回执   verify    "),
    SCORE("对照真值   score     "),
    LEAKS("查找泄露   leaks     ");

    private final String title;

    Steps(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
