package org.shuqiao.exchange.outside.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RuleCount;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.standards.source.EntryDraft;
import org.shuqiao.standards.source.SourceFile;

/**
 * Data contract of a dataset after the Open Data Contract Standard: what its source file promises, what its newest run
 * made of it and how good that was. Where the source is and by which secret it is read is the department's own matter
 * and left out.
 *
 * @see <a href="https://bitol-io.github.io/open-data-contract-standard/v3.1.0/">ODCS 3.1.0</a>
 */
public final class DataContract {

    /** Edition of the standard. */
    public static final String VERSION = "v3.1.0";

    /** Media type of a contract as the standard writes it. */
    public static final String MEDIA_TYPE = "application/yaml";

    private DataContract() { }

    /**
     * Contract of a dataset.
     *
     * @param facts     of its newest run; nothing before the first one
     * @param published its entry, where one is published
     * @param owner     its department
     */
    public static ObjectNode of(SourceFile file, Optional<DatasetFacts> facts, Optional<PublishedEntry> published,
            Department owner) {
        ObjectNode contract = Json.PLAIN.createObjectNode().put("apiVersion", VERSION).put("kind", "DataContract")
                .put("id", file.id()).put("name", file.title().zh())
                .put("version", published.map(entry -> String.valueOf(entry.version())).orElse("0"))
                .put("status", published.isPresent() ? "active" : "draft").put("domain", owner.zh())
                .put("tenant", owner.division());
        file.entry().map(EntryDraft::summary).filter(text -> !text.isBlank())
                .ifPresent(summary -> contract.putObject("description").put("purpose", summary));
        schema(contract.putArray("schema"), file, facts);
        contract.putObject("team").put("name", owner.zh()).putArray("members").addObject()
                .put("username", file.owner()).put("role", "owner");
        frequency(contract.putArray("slaProperties").addObject().put("property", "frequency"), file);
        ArrayNode own = contract.putArray("customProperties");
        custom(own, "titleEn", file.title().en());
        custom(own, "sourceKind", file.source().kind());
        custom(own, "slice", file.source().slice().getClass().getSimpleName());
        file.mapping().keep().forEach(keep -> custom(own, "keep", keep.column() + (keep.descending() ? " desc" : "")));
        file.mapping().ignore().forEach(column -> custom(own, "ignored", column));
        published.ifPresent(entry -> custom(own, "resourceCode", entry.code()));
        facts.ifPresent(run -> {
            custom(own, "run", run.run());
            custom(own, "standardPack", run.pack());
        });
        return contract;
    }

    private static void schema(ArrayNode schema, SourceFile file, Optional<DatasetFacts> facts) {
        ObjectNode promised = schema.addObject().put("name", "source." + file.id()).put("logicalType", "object")
                .put("physicalType", file.source().kind()).put("businessName", file.title().zh());
        ContractColumns.promised(promised.putArray("properties"), file.contract());
        facts.ifPresent(run -> {
            ObjectNode standard = schema.addObject().put("name", "standard." + file.id())
                    .put("logicalType", "object").put("physicalType", "table");
            ContractColumns.standard(standard.putArray("properties"), file, run);
            ArrayNode quality = standard.putArray("quality");
            run.quality().forEach(score -> quality(quality.addObject(), score));
            run.rules().forEach(rule -> rule(quality.addObject(), rule));
            file.mapping().checks().forEach(check -> quality.addObject().put("type", "custom")
                    .put("name", check.check()).put("engine", "shuqiao")
                    .put("implementation", String.join(", ", check.columns())).put("severity", check.level().id()));
        });
    }

    private static void quality(ObjectNode node, QualityScore score) {
        node.put("type", "text").put("name", score.dimension().code())
                .put("description", score.formula() + " = " + score.numerator() + " / " + score.denominator());
        if (score.dimension() != Dimension.ACCESSIBILITY) { // GB/T 36344-2018 has it, ODCS has not
            node.put("dimension", score.dimension().code());
        }
        custom(node.putArray("customProperties"), "score", String.valueOf(score.score()));
    }

    private static void rule(ObjectNode node, RuleCount rule) {
        node.put("type", "custom").put("name", rule.rule()).put("engine", "shuqiao")
                .put("implementation", rule.rule()).put("severity", rule.level());
        custom(node.putArray("customProperties"), "rowsAgainst", String.valueOf(rule.rows()));
    }

    private static void frequency(ObjectNode node, SourceFile file) {
        switch (file.update()) {
            case REAL_TIME -> node.put("value", 0).put("unit", "s");
            case DAILY -> node.put("value", 1).put("unit", "d");
            case WEEKLY -> node.put("value", 7).put("unit", "d");
            case MONTHLY -> node.put("value", 1).put("unit", "m");
            case QUARTERLY -> node.put("value", 3).put("unit", "m");
            case YEARLY -> node.put("value", 1).put("unit", "y");
        }
    }

    private static void custom(ArrayNode properties, String name, String value) {
        properties.addObject().put("property", name).put("value", value);
    }
}
