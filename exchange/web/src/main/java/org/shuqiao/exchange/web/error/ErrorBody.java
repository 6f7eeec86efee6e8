package org.shuqiao.exchange.web.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.receipt.Receipt;

/**
 * A coded error, in the API and on pages: the members of a problem (RFC 9457 §3.1), then the platform's own.
 *
 * @param type     a name for errors of this code, not an address; it ends in the code
 * @param title    what kind of error it is
 * @param status   the status of the answer
 * @param detail   the problem and its remedy in one text
 * @param instance the receipt's address where the error is a refused exchange, or else the path of the call; null on
 *                 pages
 * @param code     as in the list of error codes
 * @param problem  what is wrong
 * @param remedy   what to do
 * @param receipt  the receipt of a refused exchange, the exact text of its file; null for every other error
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem")
public record ErrorBody(String type, String title, int status, String detail, String instance, String code,
        String problem, String remedy, String receipt) {

    /** A tag URI (RFC 4151), which RFC 9457 §3.1.1 names for types that are not looked up. */
    private static final String TYPE = "tag:shuqiao.org,2026:error:";

    /** @return the error without a place, as pages show it */
    public static ErrorBody of(CodedException e, Language language) {
        return told(e, language, null, null);
    }

    /** @param path of the call that ended so */
    public static ErrorBody of(CodedException e, Language language, String path) {
        return told(e, language, path, null);
    }

    /** @param receipt of the exchange that was refused */
    public static ErrorBody of(CodedException e, Language language, Receipt receipt, String text) {
        return told(e, language, "/api/v1/receipts/" + receipt.record().id(), text);
    }

    private static ErrorBody told(CodedException e, Language language, String instance, String receipt) {
        String problem = e.problem(language);
        String remedy = e.remedy(language);
        return new ErrorBody(TYPE + e.code().id(), ProblemTitle.of(e.code().kind(), language),
                HttpStatusOf.code(e.code()).value(), problem + " " + remedy, instance, e.code().id(), problem, remedy,
                receipt);
    }
}
