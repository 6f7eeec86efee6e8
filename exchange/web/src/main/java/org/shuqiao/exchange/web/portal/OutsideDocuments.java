package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.outside.address.Addresses;
import org.shuqiao.exchange.outside.dataspace.DspCatalogue;
import org.shuqiao.exchange.web.connection.DcatAnswer;
import org.shuqiao.exchange.web.connection.OutsideAnswers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Documents that pages link to, in formats of the world outside. The public catalogue's is read without an account, as
 * its pages are.
 */
@Controller
class OutsideDocuments {

    private final DcatAnswer catalogue;
    private final OutsideAnswers answers;

    OutsideDocuments(DcatAnswer catalogue, OutsideAnswers answers) {
        this.catalogue = catalogue;
        this.answers = answers;
    }

    @GetMapping(Addresses.PATH)
    ResponseEntity<String> dcat(HttpServletRequest request, @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit, @RequestParam Optional<String> format) {
        return catalogue.of(request, after, limit, format);
    }

    /** Tells which edition of the Dataspace Protocol is spoken where, as §5 of it says: to anybody. */
    @GetMapping("/.well-known/dspace-version")
    ResponseEntity<String> dataspace() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(DspCatalogue.versions().toString());
    }

    @GetMapping("/grants/{id}/odrl")
    ResponseEntity<String> odrl(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            HttpServletRequest request) {
        return answers.odrl(actor, id, request);
    }

    @GetMapping("/datasets/{dataset}/odcs")
    ResponseEntity<String> odcs(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            HttpServletRequest request) {
        return answers.odcs(actor, dataset, request);
    }

    @GetMapping("/datasets/{dataset}/openlineage")
    ResponseEntity<String> lineage(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            @RequestParam Optional<String> after, @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request) {
        return answers.lineage(actor, dataset, after, limit, request);
    }
}
