package org.shuqiao.exchange.outside.lineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.contracts.json.Json;

/**
 * Events of runs after OpenLineage: what a run read, what it made, which column came from which, and the counts. A run
 * is reported when it has ended, so each has one event of the type COMPLETE; a reader may send them on as they are.
 *
 * @see <a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">OpenLineage 2-0-2</a>
 */
public final class RunEvents {

    private static final String SPEC = "https://openlineage.io/spec/";
    private static final String PRODUCER = "urn:shuqiao:pipelines";

    private final String namespace;

    /** @param origin the city's name in its log, in which dataset and job names are unique */
    public RunEvents(String origin) {
        this.namespace = "shuqiao:" + origin;
    }

    /** @return the event of one run of one dataset */
    public ObjectNode of(DatasetFacts facts) {
        ObjectNode event = Json.PLAIN.createObjectNode()
                .put("eventTime", DateTimeFormatter.ISO_INSTANT.format(facts.endedAt())).put("eventType", "COMPLETE")
                .put("producer", PRODUCER).put("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
        ObjectNode run = event.putObject("run").put("runId", runId(facts));
        counts(facet(run.putObject("facets"), "shuqiao_counts", "urn:shuqiao:facet:counts"), facts);
        ObjectNode job = event.putObject("job").put("namespace", namespace).put("name", "standardize."
                + facts.dataset());
        facet(job.putObject("facets"), "jobType", SPEC + "facets/2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet")
                .put("processingType", "BATCH").put("integration", "SPARK").put("jobType", "JOB");
        inputs(event.putArray("inputs"), facts);
        output(event.putArray("outputs").addObject(), facts);
        return event;
    }

    /** @return the same for every report of the same run: name-based, RFC 9562 §5.3 */
    private String runId(DatasetFacts facts) {
        return UUID.nameUUIDFromBytes((namespace + "/" + facts.run() + "/" + facts.dataset())
                .getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void inputs(ArrayNode inputs, DatasetFacts facts) {
        Set<String> names = new LinkedHashSet<>();
        facts.lineage().stream().flatMap(column -> column.from().stream())
                .forEach(from -> names.add(input(facts, from)));
        if (names.isEmpty()) {
            names.add(source(facts.dataset()));
        }
        for (String name : names) {
            ObjectNode input = inputs.addObject().put("namespace", namespace).put("name", name);
            if (name.equals(source(facts.dataset()))) {
                facts.rawSnapshot().ifPresent(snapshot -> version(input.putObject("facets"), snapshot));
                assertions(input.putObject("inputFacets"), facts);
            }
        }
    }

    private void output(ObjectNode output, DatasetFacts facts) {
        output.put("namespace", namespace).put("name", facts.golden() ? facts.dataset() : "standard."
                + facts.dataset());
        ObjectNode facets = output.putObject("facets");
        facet(facets, "documentation", SPEC + "facets/1-1-0/DocumentationDatasetFacet.json"
                + "#/$defs/DocumentationDatasetFacet").put("description", facts.titleZh());
        ArrayNode fields = facet(facets, "schema", SPEC + "facets/1-2-0/SchemaDatasetFacet.json"
                + "#/$defs/SchemaDatasetFacet").putArray("fields");
        facts.columns().forEach(column -> fields.addObject().put("name", column.name())
                .put("type", column.type().code()));
        facts.standardSnapshot().ifPresent(snapshot -> version(facets, snapshot));
        ObjectNode metrics = facet(facets, "dataQualityMetrics", SPEC
                + "facets/1-0-0/DataQualityMetricsDatasetFacet.json#/$defs/DataQualityMetricsDatasetFacet")
                .put("rowCount", facts.rows().standard());
        ObjectNode columns = metrics.putObject("columnMetrics");
        facts.columns().forEach(column -> columns.putObject(column.name()).put("nullCount", column.nulls()));
        ObjectNode lineage = facet(facets, "columnLineage", SPEC
                + "facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet").putObject("fields");
        facts.lineage().forEach(column -> field(lineage.putObject(column.to()), facts, column));
        facet(output.putObject("outputFacets"), "outputStatistics", SPEC
                + "facets/1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet")
                .put("rowCount", facts.rows().standard());
    }

    private void field(ObjectNode field, DatasetFacts facts, ColumnLineage column) {
        ArrayNode from = field.putArray("inputFields");
        for (ColumnRef input : column.from()) {
            ObjectNode each = from.addObject().put("namespace", namespace).put("name", input(facts, input))
                    .put("field", input.column());
            each.putArray("transformations").addObject().put("type", "DIRECT")
                    .put("subtype", column.through().isBlank() ? "IDENTITY" : "TRANSFORMATION")
                    .put("description", column.through()).put("masking", false);
        }
    }

    private static void assertions(ObjectNode facets, DatasetFacts facts) {
        ArrayNode assertions = facet(facets, "dataQualityAssertions", SPEC
                + "facets/1-1-0/DataQualityAssertionsDatasetFacet.json#/$defs/DataQualityAssertionsDatasetFacet")
                .putArray("assertions");
        facts.rules().forEach(rule -> assertions.addObject().put("assertion", rule.rule())
                .put("success", rule.rows() == 0)
                .put("severity", rule.level().equals("must") ? "error" : "warn").put("actual",
                        String.valueOf(rule.rows())).put("expected", "0"));
    }

    /** What the standard's facets have no place for, so that a run's report can be read back whole. */
    private static void counts(ObjectNode facet, DatasetFacts facts) {
        facet.put("run", facts.run()).put("in", facts.rows().in()).put("standard", facts.rows().standard())
                .put("quarantined", facts.rows().quarantined()).put("merged", facts.rows().merged())
                .put("flaggedFields", facts.rows().flaggedFields()).put("changed", facts.changed())
                .put("standardPack", facts.pack());
        ObjectNode scores = facet.putObject("quality");
        facts.quality().forEach(score -> scores.put(score.dimension().code(), score.score()));
    }

    private static void version(ObjectNode facets, String snapshot) {
        facet(facets, "version", SPEC + "facets/1-0-1/DatasetVersionDatasetFacet.json"
                + "#/$defs/DatasetVersionDatasetFacet").put("datasetVersion", snapshot);
    }

    private static ObjectNode facet(ObjectNode facets, String name, String schema) {
        return facets.putObject(name).put("_producer", PRODUCER).put("_schemaURL", schema);
    }

    private static String input(DatasetFacts facts, ColumnRef from) {
        return from.dataset().map(dataset -> "standard." + dataset).orElse(source(facts.dataset()));
    }

    private static String source(String dataset) {
        return "raw." + dataset;
    }
}
