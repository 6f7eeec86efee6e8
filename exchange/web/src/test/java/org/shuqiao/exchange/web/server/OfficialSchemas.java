package org.shuqiao.exchange.web.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.shuqiao.contracts.json.Json;

/**
 * Official schemas of the formats, from a folder that {@code -Doutside.schemas} names. They are other people's files
 * and not in this tree: {@code shapes.ttl} and {@code range.ttl} of the repository SEMICeu/DCAT-AP
 * (releases/3.0.1/html/shacl), {@code odcs-json-schema-v3.1.0.json} of bitol-io/open-data-contract-standard (schema),
 * and {@code OpenLineage.json} with the folder {@code facets} of OpenLineage/OpenLineage (spec). Without the folder the
 * same tests hold the documents against what this tree itself says of the formats.
 */
final class OfficialSchemas {

    private static final Optional<Path> FOLDER = Optional.ofNullable(System.getProperty("outside.schemas"))
            .map(Path::of);
    private static final String OPEN_LINEAGE = "https://openlineage.io/spec/";

    private OfficialSchemas() { }

    /** @return the shapes of DCAT-AP 3.0.1; none where no folder is named */
    static List<Graph> dcat() {
        return FOLDER.stream().flatMap(folder -> Stream.of("shapes.ttl", "range.ttl").map(folder::resolve))
                .map(file -> DcatReader.alone(text(file), Lang.TURTLE).getGraph()).toList();
    }

    /** @return what ODCS 3.1.0 finds in a contract */
    static Set<ValidationMessage> odcs(JsonNode contract) {
        return FOLDER.map(folder -> factory(SpecVersion.VersionFlag.V201909).getSchema(text(folder.resolve(
                "odcs-json-schema-v3.1.0.json"))).validate(contract)).orElse(Set.of());
    }

    /** @return what OpenLineage finds in an event */
    static Set<ValidationMessage> openLineage(JsonNode event) {
        return FOLDER.map(folder -> factory(SpecVersion.VersionFlag.V202012).getSchema(text(folder.resolve(
                "OpenLineage.json")), SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
                .validate(event)).orElse(Set.of());
    }

    /** @return what the schema that a facet names finds in it */
    static Set<ValidationMessage> facet(String name, JsonNode facet) {
        String schema = facet.path("_schemaURL").asText();
        if (FOLDER.isEmpty() || !schema.startsWith(OPEN_LINEAGE)) {
            return Set.of();
        }
        Path file = FOLDER.get().resolve("facets").resolve(schema.replaceAll("#.*", "").replaceAll(".*/", ""));
        JsonSchema whole = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder ->
                builder.schemaMappers(mappers -> mappers.mapPrefix(OPEN_LINEAGE + "2-0-2/",
                        FOLDER.get().toUri().toString()))).getSchema(text(file));
        JsonNode wrapped = Json.PLAIN.createObjectNode().set(name, facet);
        return whole.validate(wrapped);
    }

    private static JsonSchemaFactory factory(SpecVersion.VersionFlag version) {
        return JsonSchemaFactory.getInstance(version);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
