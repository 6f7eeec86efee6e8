package org.shuqiao.pipelines.standard;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.landing.RawColumns;
import org.shuqiao.standards.mapping.ElementsInForce;
import org.shuqiao.standards.mapping.OutputColumn;
import org.shuqiao.standards.mapping.RowMapper;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.Mapping;
import org.shuqiao.standards.source.SliceStrategy;
import org.shuqiao.standards.source.SourceFile;

/**
 * Serializable plan for standardizing one dataset: its mapping bound to the raw table's columns.
 *
 * @param on the day on which codes must be valid
 * @param later the mapping as on a day that is far ahead: where it gives another outcome, the day decided
 * @param sources the raw table's source columns, in its order
 * @param outputs columns of the standard table
 * @param firstOutput position among the outputs of each mapping column's first one
 * @param keys positions of the natural key among the outputs
 * @param keep columns by which one of two rows with the same key wins
 * @param watermarks source columns whose times say how new the data is
 * @param versions which rows of the raw table are one row of the source
 * @param named positions of what names a row of the source
 * @param latest a watermark after it is a wrong clock
 * @param landed when each batch landed
 */
record DatasetPlan(String dataset, LocalDate on, RowMapper mapper, RowMapper later, ArrayList<String> sources,
        ArrayList<OutputColumn> outputs, int[] firstOutput, int[] keys, ArrayList<OrderingColumn> keep,
        ArrayList<OrderingColumn> watermarks, RowVersions versions, int[] named, Instant latest,
        HashMap<String, Instant> landed) implements Serializable {

    /** A day of which nothing that is known today is in the future. */
    private static final LocalDate FAR = LocalDate.of(9999, 12, 30);

    static DatasetPlan of(SourceFile source, StandardPack pack, LocalDate on, StructType raw,
            List<ManifestSummary> batches) {
        ElementsInForce.require(source, pack, on);
        RowMapper mapper = RowMapper.of(source, pack, on);
        List<String> sources = sources(raw);
        Mapping mapping = source.mapping();
        Set<String> used = new LinkedHashSet<>();
        mapping.columns().forEach(column -> used.addAll(column.from()));
        mapping.keep().forEach(column -> used.add(column.column()));
        for (String column : used) {
            if (!sources.contains(column)) {
                throw new CodedException(PipelinesCode.COLUMN_MISSING, source.id(), column);
            }
        }
        List<OutputColumn> outputs = mapper.columns();
        int[] firstOutput = new int[mapping.columns().size()];
        int next = 0;
        for (int i = 0; i < firstOutput.length; i++) {
            firstOutput[i] = next;
            next += pack.elements().get(mapping.columns().get(i).element()).parts().size();
        }
        List<String> names = outputs.stream().map(OutputColumn::name).toList();
        int[] keys = mapping.key().stream().mapToInt(names::indexOf).toArray();
        RowVersions versions = RowVersions.of(source, sources, batches);
        return new DatasetPlan(source.id(), on, mapper, RowMapper.of(source, pack, FAR),
                new ArrayList<>(sources), new ArrayList<>(outputs), firstOutput, keys, keep(source, sources),
                watermarks(source, sources), versions, versions.positions(sources), latest(batches), landed(batches));
    }

    /** @return the raw table's columns that are the source's */
    static List<String> sources(StructType raw) {
        List<String> sources = new ArrayList<>(List.of(raw.fieldNames()));
        sources.removeAll(RawColumns.ADDED);
        return sources;
    }

    static Instant latest(List<ManifestSummary> batches) {
        return batches.get(batches.size() - 1).landedAt().toInstant().plus(Duration.ofDays(1));
    }

    private static HashMap<String, Instant> landed(List<ManifestSummary> batches) {
        HashMap<String, Instant> landed = new HashMap<>();
        batches.forEach(batch -> landed.put(batch.batch(), batch.landedAt().toInstant()));
        return landed;
    }

    private static ArrayList<OrderingColumn> keep(SourceFile source, List<String> sources) {
        Map<String, ContractColumn.Type> types = types(source);
        ArrayList<OrderingColumn> keep = new ArrayList<>();
        for (Mapping.Keep column : source.mapping().keep()) {
            keep.add(new OrderingColumn(sources.indexOf(column.column()),
                    types.getOrDefault(column.column(), ContractColumn.Type.TEXT), column.descending()));
        }
        return keep;
    }

    /** The slice's watermark if it is a time, else the times by which rows supersede each other. */
    private static ArrayList<OrderingColumn> watermarks(SourceFile source, List<String> sources) {
        Map<String, ContractColumn.Type> types = types(source);
        List<String> columns = source.source().slice() instanceof SliceStrategy.Keyset keyset && keyset.watermark()
                .isPresent()
                ? List.of(keyset.watermark().get())
                : source.mapping().keep().stream().map(Mapping.Keep::column).toList();
        ArrayList<OrderingColumn> watermarks = new ArrayList<>();
        for (String column : columns) {
            ContractColumn.Type type = types.getOrDefault(column, ContractColumn.Type.TEXT);
            boolean time = type == ContractColumn.Type.DATE || type == ContractColumn.Type.TIMESTAMP;
            if (time && sources.contains(column)) {
                watermarks.add(new OrderingColumn(sources.indexOf(column), type, true));
            }
        }
        return watermarks;
    }

    private static Map<String, ContractColumn.Type> types(SourceFile source) {
        Map<String, ContractColumn.Type> types = new HashMap<>();
        source.contract().forEach(column -> types.put(column.column(), column.type()));
        return types;
    }

    boolean[] descending() {
        boolean[] descending = new boolean[keep.size()];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = keep.get(i).descending();
        }
        return descending;
    }
}
