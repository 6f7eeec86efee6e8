package org.shuqiao.pipelines.standard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Search of an index of keys for the lines of touched rows. The index is read once where rows keep their keys, and
 * again only for keys and names that the first reading brought to light.
 */
final class TouchedLines {

    private final KeyIndex index;
    private final Dataset<Row> lines;
    private final Set<Long> keys;
    private final Set<Long> soughtKeys;
    private final Set<Long> soughtSources;
    private final List<KeyLine> found;
    private final List<KeyLine> dated;

    /**
     * Reads the index for the first time.
     *
     * @param keys of landed rows; those of rows that they replaced, and of dated rows, are put in
     * @param sources what names landed rows at their source
     * @param days whether the day is another one
     */
    TouchedLines(KeyIndex index, Dataset<Row> lines, Set<Long> keys, Set<Long> sources, boolean days) {
        this.index = index;
        this.lines = lines;
        this.keys = keys;
        this.soughtKeys = new HashSet<>(keys);
        this.soughtSources = new HashSet<>(sources);
        this.found = new ArrayList<>(index.find(lines, keys, sources, days));
        this.dated = days ? found.stream().filter(KeyLine::dated).toList() : List.of();
        found.stream().filter(line -> sources.contains(line.source())).forEach(line -> keys.add(line.key()));
        dated.forEach(line -> keys.add(line.key()));
        keys.remove(KeyDigest.NONE);
    }

    /** @return whether the day decides about rows */
    boolean isDated() {
        return !dated.isEmpty();
    }

    /** @return where rows stand that the day decides about */
    Map<KeyLine.Place, RowPart> dated() {
        Map<KeyLine.Place, RowPart> places = new HashMap<>();
        dated.forEach(line -> places.put(line.place(), RowPart.DATED));
        return places;
    }

    /**
     * Looks up what is missing.
     *
     * @param versions whether other versions of a row count
     * @return each place once
     */
    Map<KeyLine.Place, RowPart> places(boolean versions) {
        Set<Long> more = new HashSet<>(keys);
        more.removeAll(soughtKeys);
        found.addAll(index.find(lines, more, Set.of(), false));
        List<KeyLine> touched = found.stream().filter(line -> keys.contains(line.key())).toList();
        Map<KeyLine.Place, RowPart> places = dated();
        touched.forEach(line -> places.putIfAbsent(line.place(), RowPart.TOUCHED));
        if (versions) {
            Set<Long> named = new HashSet<>();
            touched.forEach(line -> named.add(line.source()));
            dated.forEach(line -> named.add(line.source()));
            named.remove(KeyDigest.NONE);
            Set<Long> unknown = new HashSet<>(named);
            unknown.removeAll(soughtSources);
            found.addAll(index.find(lines, Set.of(), unknown, false));
            found.stream().filter(line -> named.contains(line.source()))
                    .forEach(line -> places.putIfAbsent(line.place(), RowPart.SIBLING));
        }
        return places;
    }
}
