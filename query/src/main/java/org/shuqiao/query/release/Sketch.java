package org.shuqiao.query.release;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Sketch of who is in a cell with which contributions. Persons fall into buckets by a keyed digest, and one person
 * changes one bucket at most: so many buckets as differ between two sketches, at least so many persons changed.
 *
 * @param marks of each bucket: exclusive or of its persons' keyed digests
 * @param parts of each quantity (rows, then the measures): its sum in each bucket
 */
record Sketch(long[] marks, double[][] parts) {

    static Sketch empty(int buckets, int quantities) {
        return new Sketch(new long[buckets], new double[quantities][buckets]);
    }

    /** @return persons that changed since, at least */
    int changes(Sketch since) {
        return (int) IntStream.range(0, marks.length).filter(i -> marks[i] != since.marks[i]).count();
    }

    /** @return whether the difference of a quantity is none, or hides each single change */
    boolean hidesChange(Sketch since, int quantity) {
        double[] changes = IntStream.range(0, marks.length)
                .mapToDouble(i -> parts[quantity][i] - since.parts[quantity][i]).toArray();
        return Arrays.stream(changes).allMatch(each -> each == 0) || Dominance.hides(DoubleStream.of(changes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch sketch && Arrays.equals(marks, sketch.marks)
                && Arrays.deepEquals(parts, sketch.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(marks);
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Sketch[]";
    }
}
