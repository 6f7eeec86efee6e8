package org.shuqiao.base.clock;

import java.time.Clock;
import java.time.ZoneId;

/**
 * The machine's clock, read in Beijing time (GB/T 7408.1). Whatever needs the time is handed a clock, so that tests can
 * set it; this one is for the places that put the parts of a process together.
 */
public final class SystemClock {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private SystemClock() { }

    public static Clock beijing() {
        return Clock.system(BEIJING);
    }
}
