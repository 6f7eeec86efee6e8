package org.shuqiao.city.department;

import java.util.List;
import org.shuqiao.city.world.District;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.SeededRandom;

/** Schools of the city by district. */
final class Schools {
    private static final List<String> ORDINALS = List.of("第一", "第二", "第三", "第四", "第五", "第六");

    private Schools() { }

    /** All schools, district by district. */
    static List<String> all() {
        return District.present().stream()
                .flatMap(district -> ORDINALS.stream().map(ordinal -> name(district, ordinal))).toList();
    }

    static String of(Person person) {
        return name(person.district(), SeededRandom.of(person.index(), "school", 0).pick(ORDINALS));
    }

    private static String name(District district, String ordinal) {
        return "云州市" + district.title() + ordinal + "学校";
    }
}
