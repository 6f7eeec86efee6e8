package org.shuqiao.city.department;

/** Generator of lorry number plates (GA 36-2018). */
final class Plates {
    private Plates() { }

    /** The plate with a number: 川A and five digits. */
    static String of(long index) {
        return "川A" + "%05d".formatted((12345 + index * 7919) % 100_000);
    }
}
