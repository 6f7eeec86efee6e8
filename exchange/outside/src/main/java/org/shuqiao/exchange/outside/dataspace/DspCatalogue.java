package org.shuqiao.exchange.outside.dataspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.entry.Sharing;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryPage;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.outside.address.Addresses;

/**
 * Published catalogue in the Catalog Protocol of the Dataspace Protocol 2025-1: each entry that departments share is a
 * dataset with an offer, under which it may be used once it is requested and granted. What is not shared is no offer.
 *
 * @see <a href="https://eclipse-dataspace-protocol-base.github.io/DataspaceProtocol/2025-1/">Dataspace Protocol
 *     2025-1 §5, §6</a>
 */
public final class DspCatalogue {

    /** Edition of the protocol. */
    public static final String VERSION = "2025-1";

    /** Path below which the protocol's calls are. */
    public static final String PATH = "/api/v1/dsp";

    private static final String DATASET = "urn:shuqiao:resource:";
    private static final String OFFER = "urn:shuqiao:offer:";
    private static final String TERMS = "http://purl.org/dc/terms/";
    private static final String POLICY = "urn:shuqiao:policy#";

    private final PublishedPages pages;
    private final Entries entries;
    private final String participant;

    /** @param participant under which the city takes part in a dataspace */
    public DspCatalogue(PublishedPages pages, Entries entries, String participant) {
        this.pages = pages;
        this.entries = entries;
        this.participant = participant;
    }

    /** @return which edition is spoken where */
    public static ObjectNode versions() {
        ObjectNode answer = Json.PLAIN.createObjectNode();
        answer.putArray("protocolVersions").addObject().put("version", VERSION).put("path", PATH)
                .put("binding", "HTTPS");
        return answer;
    }

    /**
     * Page of the catalogue.
     *
     * @param after number of an entry as the page before says; 0 for the first
     * @param limit entries that are looked at, of which those that are not shared are left out
     */
    public DspPage page(Addresses at, long after, int limit) {
        EntryPage page = pages.after(after, limit);
        ObjectNode catalogue = message("Catalog").put("@id", at.base() + PATH + "/catalog")
                .put("participantId", participant);
        catalogue.putArray("service").addObject().put("@id", service(at)).put("@type", "DataService")
                .put("endpointURL", at.base() + PATH);
        List<PublishedEntry> offered = page.entries().stream().map(EntryVersion::published)
                .flatMap(Optional::stream).filter(DspCatalogue::offered).toList();
        if (!offered.isEmpty()) { // an array without elements is none, says the schema
            ArrayNode datasets = catalogue.putArray("dataset");
            offered.forEach(entry -> write(datasets.addObject(), entry, at));
        }
        return new DspPage(catalogue, page.next());
    }

    /** @return the dataset of an identifier, as {@link #page} gives it; nothing where none is offered under it */
    public Optional<ObjectNode> dataset(Addresses at, String id) {
        if (!id.startsWith(DATASET)) {
            return Optional.empty();
        }
        return entries.published(id.substring(DATASET.length()).replace(':', '/')).flatMap(EntryVersion::published)
                .filter(DspCatalogue::offered).map(entry -> write(message("Dataset"), entry, at));
    }

    /** @return an error of the protocol, with a code of ours and its problem and remedy */
    public static ObjectNode error(String code, String problem, String remedy) {
        ObjectNode error = message("CatalogError").put("code", code);
        error.putArray("reason").add(problem).add(remedy);
        return error;
    }

    private static boolean offered(PublishedEntry published) {
        Sharing sharing = published.entry().sharing();
        return sharing.kind() != SharingClass.NONE && !sharing.modes().isEmpty();
    }

    private static ObjectNode write(ObjectNode node, PublishedEntry published, Addresses at) {
        String name = published.code().replace('/', ':');
        node.put("@id", DATASET + name).put("@type", "Dataset");
        texts(node, TERMS + "title", published.entry().name());
        texts(node, TERMS + "description", published.entry().summary());
        node.put(TERMS + "identifier", published.code());
        node.put(TERMS + "publisher", at.department(published.entry().provider()).stringValue());
        offer(node.putArray("hasPolicy").addObject(), OFFER + name + ":" + published.version(),
                published.entry().sharing());
        ArrayNode distributions = node.putArray("distribution");
        published.entry().sharing().modes().forEach(mode -> distributions.addObject().put("@type", "Distribution")
                .put("format", mode.code()).put("accessService", service(at)));
        return node;
    }

    /** The terms of sharing: what a department has to fulfil, before a provider has decided on its request. */
    private static void offer(ObjectNode offer, String id, Sharing sharing) {
        offer.put("@id", id).put("@type", "Offer");
        ArrayNode constraints = offer.putArray("permission").addObject().put("action", "use")
                .putArray("constraint");
        constraint(constraints, "sharing", sharing.kind().code());
        constraint(constraints, "condition", sharing.condition());
        constraint(constraints, "basis", sharing.basis());
        offer.putArray("prohibition").addObject().put("action", "distribute");
    }

    private static void constraint(ArrayNode constraints, String operand, String value) {
        if (!value.isBlank()) {
            constraints.addObject().put("leftOperand", POLICY + operand).put("operator", "eq")
                    .put("rightOperand", value);
        }
    }

    private static void texts(ObjectNode node, String property, String text) {
        node.putObject(property).put("@value", text).put("@language", "zh");
    }

    private static String service(Addresses at) {
        return at.service().stringValue();
    }

    private static ObjectNode message(String type) {
        ObjectNode message = Json.PLAIN.createObjectNode();
        message.putArray("@context").add("https://w3id.org/dspace/2025/1/context.jsonld");
        return message.put("@type", type);
    }
}
