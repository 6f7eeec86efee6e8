package org.shuqiao.exchange.outside.address;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.util.Values;

/**
 * Addresses of the platform under which its things are named outside; each leads to the page that shows it.
 *
 * @param base address of the portal without a slash at its end
 */
public record Addresses(String base) {

    /** Path at which the catalogue is read, on the portal and without an account. */
    public static final String PATH = "/catalogue/dcat";

    public IRI catalogue() {
        return Values.iri(base + PATH + "#catalogue");
    }

    /** @param after number of the entry before the page's first one */
    public IRI page(long after, int limit) {
        return Values.iri(base + PATH + "?after=" + after + "&limit=" + limit);
    }

    public IRI home() {
        return Values.iri(base + "/catalogue");
    }

    /** @return the page that shows an entry */
    public IRI landing(String code) {
        return Values.iri(base + "/catalogue/entry?code=" + encoded(code));
    }

    public IRI dataset(String code) {
        return Values.iri(landing(code).stringValue() + "#dataset");
    }

    public IRI distribution(String code, String mode) {
        return Values.iri(landing(code).stringValue() + "#" + mode);
    }

    /** @return who publishes the catalogue */
    public IRI publisher() {
        return Values.iri(base + "/catalogue#publisher");
    }

    /** @return the page that lists the entries of a department */
    public IRI provided(String id) {
        return Values.iri(base + "/catalogue?provider=" + encoded(id));
    }

    public IRI department(String id) {
        return Values.iri(provided(id).stringValue() + "#department");
    }

    public IRI contact(String id) {
        return Values.iri(provided(id).stringValue() + "#contact");
    }

    public IRI theme(String theme) {
        return Values.iri(base + "/catalogue?theme=" + encoded(theme) + "#theme");
    }

    public IRI themes() {
        return Values.iri(base + "/catalogue#themes");
    }

    /** @return the REST interface, at which a granted resource is asked for */
    public IRI service() {
        return Values.iri(base + "/api#service");
    }

    public IRI endpoint() {
        return Values.iri(base + "/api/v1/services");
    }

    public IRI endpointDescription() {
        return Values.iri(base + "/v3/api-docs");
    }

    /** @return an item of a published entry, of which grants are made */
    public IRI item(String code, String name) {
        return Values.iri(landing(code).stringValue() + "#item-" + encoded(name));
    }

    /** @return what a grant allows, as the page of the grant says it */
    public IRI agreement(String grant) {
        return Values.iri(base + "/grants/" + encoded(grant) + "#agreement");
    }

    public IRI request(String request) {
        return Values.iri(base + "/requests/" + encoded(request));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
