package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.exchange.domain.delivery.CsvAnswer;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Form of an answer with rows: JSON, or CSV where that is asked for. Either names its record in the header
 * {@code Shuqiao-Receipt}; CSV, which has no place for them, has the salt of the record's digests in {@code
 * Shuqiao-Salt} and the cursor of the next page of a service in {@code Shuqiao-Next}, and the receipt is at
 * {@code /api/v1/receipts/<record>}.
 */
final class AnswerForm {

    static final String SALT = "Shuqiao-Salt";
    static final String NEXT = "Shuqiao-Next";

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");
    private static final Pattern ROWS = Pattern.compile("/api/v1/(?:query|confirm|services/[^/]+/rows)");

    private AnswerForm() { }

    /** @return whether the call is answered in CSV: the caller takes it, and nothing that is JSON as gladly */
    static boolean csv(HttpServletRequest call) {
        if (!ROWS.matcher(call.getServletPath()).matches()) {
            return false;
        }
        List<MediaType> accepted = FormGuard.accepted(call);
        for (MediaType type : accepted) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                return false;
            }
            if (type.equalsTypeAndSubtype(CSV) || type.getType().equals("text") && type.isWildcardSubtype()) {
                return true;
            }
        }
        return false;
    }

    /** @return the head of an answer, with the number of its record */
    static ResponseEntity.BodyBuilder head(DeliveryResult.Delivered delivered) {
        return ResponseEntity.ok().header(ProblemAnswer.RECEIPT, delivered.receipt().record().id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** @param next cursor of the page after these rows, where they are a page */
    static ResponseEntity<byte[]> csv(DeliveryResult.Delivered delivered, Optional<String> next) {
        ResponseEntity.BodyBuilder head = head(delivered);
        next.ifPresent(cursor -> head.header(NEXT, cursor));
        return head.header(SALT, delivered.salt())
                .header(HttpHeaders.LINK, "</api/v1/receipts/" + delivered.receipt().record().id()
                        + ">; rel=\"describedby\"")
                .contentType(CSV).body(CsvAnswer.of(delivered.answer()).getBytes(StandardCharsets.UTF_8));
    }
}
