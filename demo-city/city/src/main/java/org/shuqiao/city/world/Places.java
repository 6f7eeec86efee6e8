package org.shuqiao.city.world;

/** Generator of full addresses: city, district, street, road, number. */
public final class Places {
    private Places() { }

    static String home(SeededRandom draw, District district) {
        return office(draw, district) + draw.between(1, 28) + "栋" + draw.between(1, 4) + "单元" + draw.between(1, 18)
                + "0"
                + draw.between(1, 4) + "室";
    }

    static String office(SeededRandom draw, District district) {
        return "云州市" + district.title() + draw.pick(district.streets()) + draw.pick(Words.ROADS)
                + draw.between(1, 399) + "号";
    }
}
