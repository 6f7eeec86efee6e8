package org.shuqiao.journey;

import java.util.Locale;

/** Step of the demo, in execution order. */
enum DemoStep {
    CITY("造城市"),
    SERVER("启服务"),
    NODES("前置机"),
    DEVICES("接设备"),
    COLLECT("归集"),
    STANDARDIZE("对标"),
    CATALOGUE("编目"),
    EXCHANGE("交换"),
    GOVERN("治理"),
    CENTRE("体征"),
    VERIFY("核验"),
    SCORE("评分"),
    LEAKS("查泄露");

    private static final int WIDTH = 12;

    private final String zh;

    DemoStep(String zh) {
        this.zh = zh;
    }

    /** @return the step in both languages, as wide as every other step */
    String title() {
        return zh + "　".repeat(3 - zh.length()) + " " + key() + " ".repeat(WIDTH - key().length());
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
