package org.shuqiao.city.world;

import java.time.LocalDate;

/** True data of a person. */
public record Person(long index, String number, String name, Sex sex, LocalDate birth, String phone, District district,
                     String home, String registered, boolean canary) {

    /** True when a 15-digit number of the old form can have been issued. */
    public boolean bornBefore2000() {
        return birth.getYear() < 2000;
    }
}
