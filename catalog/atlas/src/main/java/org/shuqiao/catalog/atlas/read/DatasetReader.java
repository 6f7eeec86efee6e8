package org.shuqiao.catalog.atlas.read;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasEntity;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.QualifiedName;
import org.shuqiao.catalog.atlas.entity.Related;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.published.PublishedDataset;

/** Reads a dataset with its columns and scores from an Atlas. */
final class DatasetReader {

    private final AtlasConnection atlas;

    DatasetReader(AtlasConnection atlas) {
        this.atlas = atlas;
    }

    Optional<PublishedDataset> read(String dataset) {
        return atlas.find(client -> client.getEntityByAttribute(TypeNames.DATASET,
                Map.of("qualifiedName", QualifiedName.dataset(dataset)),
                true, false)).map(found -> read(found.getEntity()));
    }

    private PublishedDataset read(AtlasEntity entity) {
        return new PublishedDataset(text(entity, "dataset"), text(entity, "department"), text(entity, "name"),
                text(entity, "titleEn"),
                Labelled.find(UpdateCycle.class, text(entity, "update")).orElseThrow(), text(entity, "run"),
                Instant.ofEpochMilli(number(entity, "endedAt")),
                new RowCounts(number(entity, "rowsIn"), number(entity, "rowsStandard"),
                        number(entity, "rowsQuarantined"),
                        number(entity, "rowsMerged"), number(entity, "flaggedFields")),
                text(entity, "pack"), columns(Related.active(entity, "columns")), scores(entity));
    }

    private List<DatasetColumn> columns(List<String> guids) {
        if (guids.isEmpty()) {
            return List.of();
        }
        return atlas.call(client -> client.getEntitiesByGuids(guids, true, true)).getEntities().stream()
                .filter(column -> text(column, "state").equals("present"))
                .sorted(Comparator.comparingLong(column -> number(column, "ordinal")))
                .map(column -> new DatasetColumn(text(column, "name"),
                        Labelled.find(ItemType.class, text(column, "valueType")).orElseThrow(),
                        Optional.ofNullable((String) column.getAttribute("element")), number(column, "nulls"),
                                number(column, "flagged")))
                .toList();
    }

    private static Map<Dimension, Double> scores(AtlasEntity entity) {
        Map<Dimension, Double> scores = new EnumMap<>(Dimension.class);
        Map<String, Object> quality = entity.getBusinessAttributes() == null ? Map.of()
                : entity.getBusinessAttributes().getOrDefault(TypeNames.QUALITY, Map.of());
        for (Dimension dimension : Dimension.values()) {
            if (quality.get(dimension.code()) instanceof Number score) {
                scores.put(dimension, score.doubleValue());
            }
        }
        return scores;
    }

    private static String text(AtlasEntity entity, String attribute) {
        return entity.getAttribute(attribute) instanceof String text ? text : "";
    }

    private static long number(AtlasEntity entity, String attribute) {
        return entity.getAttribute(attribute) instanceof Number number ? number.longValue() : 0;
    }
}
