package org.shuqiao.city.world;

import java.util.List;

/** Industry classes of GB/T 4754-2017, in the order of the kinds of enterprise. */
final class Industries {
    static final List<String> CLASSES = List.of("6210", "5211", "6513", "4710", "5431", "7010", "0511");

    private Industries() { }
}
