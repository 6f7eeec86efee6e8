package org.shuqiao.exchange.web.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.ValidationReport;
import org.shuqiao.contracts.json.Json;

/** Reads the catalogue's documents by Apache Jena alone and makes entries of what they say. */
final class DcatReader {

    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCT = "http://purl.org/dc/terms/";
    private static final String OWN = "urn:shuqiao:catalogue#";
    private static final Map<String, String> CYCLES = Map.of("UPDATE_CONT", "real-time", "DAILY", "daily", "WEEKLY",
            "weekly", "MONTHLY", "monthly", "QUARTERLY", "quarterly", "ANNUAL", "yearly");
    private static final Map<String, String> OPENING = Map.of("PUBLIC", "unconditional", "RESTRICTED", "conditional",
            "NON_PUBLIC", "none");

    private final Model model = ModelFactory.createDefaultModel();

    /** Adds a document to what is read. */
    void read(String document, Lang form) {
        RDFDataMgr.read(model, new StringReader(document), "urn:none:", form);
    }

    /** @return the document alone, in a model of its own */
    static Model alone(String document, Lang form) {
        Model read = ModelFactory.createDefaultModel();
        RDFDataMgr.read(read, new StringReader(document), "urn:none:", form);
        return read;
    }

    long size() {
        return model.size();
    }

    Graph graph() {
        return model.getGraph();
    }

    /** @return what the shapes find, nothing where all holds */
    List<String> against(Graph shapes) {
        ValidationReport report = ShaclValidator.get().validate(shapes, model.getGraph());
        return report.getEntries().stream().map(entry -> entry.focusNode() + " " + entry.resultPath() + " "
                + entry.message() + " " + entry.severity().level().getLocalName()).toList();
    }

    /** @return the entries by code, as the REST interface writes what they say */
    Map<String, ObjectNode> entries() {
        Map<String, ObjectNode> entries = new TreeMap<>();
        model.listSubjectsWithProperty(model.createProperty("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                model.createResource(DCAT + "Dataset")).forEach(dataset ->
                entries.put(text(dataset, DCT + "identifier"), entry(dataset)));
        return entries;
    }

    /** @return the versions by code */
    Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        entries().keySet().forEach(code -> versions.put(code, text(model.listSubjectsWithProperty(
                model.createProperty(DCT + "identifier"), code).next(), DCAT + "version")));
        return versions;
    }

    int count(String type) {
        return model.listSubjectsWithProperty(model.createProperty("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                model.createResource(DCAT + type)).toList().size();
    }

    private ObjectNode entry(Resource dataset) {
        ObjectNode entry = Json.PLAIN.createObjectNode();
        Resource category = node(dataset, OWN + "category");
        entry.putObject("category").put("kind", text(category, OWN + "kind"))
                .put("item", text(category, OWN + "categoryItem")).put("section", text(category, OWN + "section"))
                .put("detail", text(category, OWN + "detail"));
        Resource publisher = node(dataset, DCT + "publisher");
        entry.put("name", text(dataset, DCT + "title")).put("provider", text(publisher, DCT + "identifier"))
                .put("providerCode", text(publisher, "http://www.w3.org/2004/02/skos/core#notation"))
                .put("summary", text(dataset, DCT + "description")).put("format", text(dataset, OWN + "format"));
        items(entry.putArray("items"), dataset);
        Resource sharing = node(dataset, OWN + "sharing");
        ArrayNode modes = entry.putObject("sharing").put("kind", text(sharing, OWN + "kind"))
                .put("condition", text(sharing, OWN + "condition")).put("basis", text(sharing, OWN + "basis"))
                .putArray("modes");
        values(sharing, OWN + "mode").stream().sorted().forEach(modes::add);
        entry.putObject("open").put("kind", OPENING.get(last(dataset, DCT + "accessRights")))
                .put("condition", text(dataset, OWN + "openCondition"));
        entry.put("update", CYCLES.get(last(dataset, DCT + "accrualPeriodicity")));
        ArrayNode related = entry.putArray("related");
        dataset.listProperties(model.createProperty(DCT + "relation")).forEach(each -> related.add(text(
                each.getResource(), DCT + "identifier")));
        entry.put("grade", text(dataset, OWN + "grade"));
        return entry;
    }

    private void items(ArrayNode items, Resource dataset) {
        dataset.listProperties(model.createProperty(OWN + "item")).toList().stream()
                .map(each -> each.getResource())
                .sorted(Comparator.comparingInt(item -> Integer.parseInt(text(item, OWN + "position"))))
                .forEach(item -> items.addObject().put("name", text(item, OWN + "name"))
                        .put("title", text(item, DCT + "title")).put("type", text(item, OWN + "type"))
                        .put("element", text(item, OWN + "element")).put("grade", text(item, OWN + "grade")));
    }

    private Resource node(Resource subject, String property) {
        return subject.getRequiredProperty(model.createProperty(property)).getResource();
    }

    private List<String> values(Resource subject, String property) {
        return subject.listProperties(model.createProperty(property)).toList().stream()
                .map(each -> each.getObject()).map(DcatReader::lexical).toList();
    }

    private String text(Resource subject, String property) {
        return values(subject, property).stream().findFirst().orElse("");
    }

    private String last(Resource subject, String property) {
        return text(subject, property).replaceAll(".*/", "");
    }

    private static String lexical(RDFNode node) {
        return node.isLiteral() ? node.asLiteral().getLexicalForm() : node.asResource().getURI();
    }
}
