package org.shuqiao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.shuqiao.bench.measurement.Measurement;

/**
 * Measurement with the size of its input.
 *
 * @param rows none where the part is measured at one size only
 */
record Sized(Measurement measurement, OptionalInt rows) {

    /** Measures a part at one size. */
    @FunctionalInterface
    interface AtSize {
        List<Measurement> run(int rows) throws Exception;
    }

    static List<Sized> alone(List<Measurement> measurements) {
        return measurements.stream().map(each -> new Sized(each, OptionalInt.empty())).toList();
    }

    static List<Sized> each(List<Integer> sizes, AtSize part) throws Exception {
        List<Sized> found = new ArrayList<>();
        for (int size : sizes) {
            part.run(size).forEach(each -> found.add(new Sized(each, OptionalInt.of(size))));
        }
        return found;
    }
}
