package org.shuqiao.exchange.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.receipt.Receipt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the API to errors: {@code application/problem+json} in the caller's language, whatever was asked for. */
public final class ProblemAnswer {

    /** Header that names the record of an exchange, answered or refused. */
    public static final String RECEIPT = "Shuqiao-Receipt";

    private ProblemAnswer() { }

    public static ResponseEntity<ErrorBody> of(CodedException reason, HttpServletRequest call) {
        return of(reason, call, HttpHeaders.EMPTY);
    }

    /** @param headers that tell more, such as which methods there are */
    public static ResponseEntity<ErrorBody> of(CodedException reason, HttpServletRequest call, HttpHeaders headers) {
        return answer(reason, call).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(reason, call));
    }

    /** @param receipt of the exchange that was refused */
    public static ResponseEntity<ErrorBody> refused(CodedException reason, Receipt receipt, HttpServletRequest call) {
        return answer(reason, call).header(RECEIPT, receipt.record().id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ErrorBody.of(reason, CallLanguage.of(call), receipt,
                        new String(receipt.bytes(), StandardCharsets.UTF_8)));
    }

    /** @return the answer's head, for a body of one's own */
    public static ResponseEntity.BodyBuilder answer(CodedException reason, HttpServletRequest call) {
        return ResponseEntity.status(HttpStatusOf.code(reason.code()))
                .header(HttpHeaders.CONTENT_LANGUAGE, tag(CallLanguage.of(call)));
    }

    public static ErrorBody body(CodedException reason, HttpServletRequest call) {
        return ErrorBody.of(reason, CallLanguage.of(call), path(call));
    }

    /** Answers where no call is reached yet. The status is the filter's to set. */
    public static void write(CodedException reason, HttpServletRequest call, HttpServletResponse response,
            JsonMapper json) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, tag(CallLanguage.of(call)));
        json.writeValue(response.getOutputStream(), body(reason, call));
    }

    /** @return the path that was called, without its query, which may hold values */
    private static String path(HttpServletRequest call) {
        Object first = call.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return first instanceof String path ? path : call.getRequestURI();
    }

    private static String tag(Language language) {
        return language == Language.ZH ? Locale.SIMPLIFIED_CHINESE.toLanguageTag() : Locale.ENGLISH.toLanguageTag();
    }
}
