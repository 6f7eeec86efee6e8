package org.shuqiao.exchange.web.connection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.exchange.outside.dcat.DcatCatalogue;
import org.shuqiao.exchange.outside.dcat.DcatFormat;
import org.shuqiao.exchange.outside.dcat.DcatPage;
import org.shuqiao.exchange.platform.settings.Names;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Answer with a page of the published catalogue, in the format that the caller names or accepts. */
@Component
public final class DcatAnswer {

    private final DcatCatalogue catalogue;

    public DcatAnswer(Catalog catalog, Names names) {
        this.catalogue = new DcatCatalogue(catalog, names.city(Language.ZH),
                names.city(Language.EN));
    }

    /**
     * @param after  number of an entry, as the link to the next page has it
     * @param format {@code jsonld} or {@code ttl}; what the header Accept prefers where it is left out
     */
    public ResponseEntity<String> of(HttpServletRequest request, long after, int limit, Optional<String> format) {
        if (after < 0 || limit < 1 || limit > DcatCatalogue.MOST) {
            throw new CodedException(ServerCode.BAD_REQUEST, "after ≥ 0, limit 1–" + DcatCatalogue.MOST);
        }
        DcatFormat chosen = format.map(word -> DcatFormat.of(word).orElseThrow(() ->
                new CodedException(ServerCode.FORMAT_UNKNOWN, word, "jsonld, ttl"))).orElse(accepted(request));
        DcatPage page = catalogue.page(CallAddresses.of(request), after, limit, chosen);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.parseMediaType(
                chosen.mediaType() + ";charset=UTF-8")).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        page.next().ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + UriComponentsBuilder
                .fromPath(request.getRequestURI()).queryParam("after", next).queryParam("limit", limit)
                .queryParam("format", chosen.word()).build().toUriString() + ">; rel=\"next\""));
        return answer.body(page.document());
    }

    /** @return the first format that the header prefers; a header that names neither is not held against the caller */
    private static DcatFormat accepted(HttpServletRequest request) {
        String header = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("*/*");
        try {
            var types = MediaType.parseMediaTypes(header);
            MimeTypeUtils.sortBySpecificity(types);
            for (MediaType type : types) {
                for (DcatFormat format : DcatFormat.values()) {
                    if (type.isConcrete() && type.isCompatibleWith(MediaType.parseMediaType(format.mediaType()))) {
                        return format;
                    }
                }
            }
        } catch (InvalidMediaTypeException e) {
            return DcatFormat.JSON_LD;
        }
        return DcatFormat.JSON_LD;
    }
}
