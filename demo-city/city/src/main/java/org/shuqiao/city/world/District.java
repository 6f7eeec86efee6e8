package org.shuqiao.city.world;

import java.time.LocalDate;
import java.util.List;

/**
 * District of the city with its streets. 北郊区 was merged in 2021 and nobody is registered there any more, though
 * numbers issued there stay lawful.
 */
public enum District {
    DONGHU("990102", "东湖区", List.of("翠湖街道", "映月街道", "柳浪街道")),
    XILING("990103", "西岭区", List.of("松涛街道", "云顶街道", "石门镇")),
    NANGANG("990104", "南港区", List.of("望海街道", "渔港街道", "盐田镇")),
    BEIJIAO("990105", "北郊区", List.of("北郊街道"));

    /** The day on which 北郊区 ceased to be. */
    public static final LocalDate MERGED = LocalDate.of(2021, 6, 1);

    private static final List<District> PRESENT = List.of(DONGHU, XILING, NANGANG);

    private final String code;
    private final String title;
    private final List<String> streets;

    District(String code, String title, List<String> streets) {
        this.code = code;
        this.title = title;
        this.streets = streets;
    }

    /** The districts that exist today. */
    public static List<District> present() {
        return PRESENT;
    }

    /** Six digits of GB/T 2260. */
    public String code() {
        return code;
    }

    /** Chinese name. */
    public String title() {
        return title;
    }

    /** Names of its streets and towns. */
    public List<String> streets() {
        return streets;
    }
}
