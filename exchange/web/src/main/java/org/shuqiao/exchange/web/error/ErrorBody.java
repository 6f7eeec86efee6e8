package org.shuqiao.exchange.web.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

/**
 * Response body of a coded error, in the API and on pages.
 *
 * @param receipt the receipt of a refused exchange; null for every other error
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(String code, String problem, String remedy, String receipt) {

    public static ErrorBody of(CodedException e, Language language) {
        return new ErrorBody(e.code().id(), e.problem(language), e.remedy(language), null);
    }
}
