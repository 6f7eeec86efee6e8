package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.outside.dataspace.DspCatalogue;
import org.shuqiao.exchange.outside.dataspace.DspPage;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.web.connection.CallAddresses;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of the Catalog Protocol, by which other participants of a dataspace read the catalogue.
 *
 * @see <a href="https://eclipse-dataspace-protocol-base.github.io/DataspaceProtocol/2025-1/">Dataspace Protocol
 *     2025-1 §6</a>
 */
@RestController
@RequestMapping(DspCatalogue.PATH)
class DspCalls {

    /** Entries of a page; a reader follows the header Link. */
    private static final int PAGE = 500;

    private final DspCatalogue catalogue;
    private final CallTold told;

    DspCalls(Catalog catalog, Configuration configuration, CallTold told) {
        this.catalogue = new DspCatalogue(catalog.pages(), catalog.entries(), configuration.city().origin());
        this.told = told;
    }

    /** A page of the catalogue, as a CatalogRequestMessage asks for it. */
    @PostMapping(path = "/catalog/request", consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> catalogue(@RequestBody String message, @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request) {
        JsonNode read = read(message);
        if (!read.path("@type").asText().equals("CatalogRequestMessage") || !read.path("@context").isArray()
                || !read.path("filter").isEmpty()) {
            throw new CodedException(ServerCode.MESSAGE_UNUSABLE, "CatalogRequestMessage");
        }
        DspPage page = catalogue.page(CallAddresses.of(request), Math.max(after, 0), PAGE);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        page.next().ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + request.getRequestURI() + "?after=" + next
                + ">; rel=\"next\""));
        return answer.body(page.catalogue().toString());
    }

    /** A dataset of an identifier that a catalogue named. */
    @GetMapping(path = "/catalog/datasets/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> dataset(@PathVariable String id, HttpServletRequest request) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .body(catalogue.dataset(CallAddresses.of(request), id).orElseThrow(() ->
                        new CodedException(ServerCode.DATASET_NOT_OFFERED, id)).toString());
    }

    /** The protocol has an error of its own, which the platform's code stands in. */
    @ExceptionHandler
    ResponseEntity<String> refused(CodedException e, HttpServletRequest request) {
        told.refused(request, Door.REST, e.code());
        Language language = CallLanguage.of(request);
        return ResponseEntity.status(HttpStatusOf.code(e.code())).contentType(MediaType.APPLICATION_JSON)
                .body(DspCatalogue.error(e.code().id(), e.problem(language), e.remedy(language)).toString());
    }

    private static JsonNode read(String message) {
        try {
            return Json.STRICT.readTree(message);
        } catch (JsonProcessingException e) {
            throw new CodedException(ServerCode.MESSAGE_UNUSABLE, e, "CatalogRequestMessage");
        }
    }
}
