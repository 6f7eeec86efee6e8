package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.policy.TableName;

/**
 * Page of what was granted of a resource.
 *
 * @param record   number that its record has; a new one where it is left out
 * @param asked    what is asked in words, whose salted digest the record holds
 * @param grants   those of the resource's grants under which it may be answered
 * @param select   makes the SELECT of the table and the items that are given
 * @param whenNone what refuses the attempt where there is no such row; left out, an answer may be empty
 */
public record PageOrder(Optional<String> record, Mode mode, String resource, String purpose, String asked,
        Predicate<Grant> grants, BiFunction<TableName, List<String>, String> select,
        Optional<CodedException> whenNone) {

    Answer checked(Answer answer) {
        whenNone.filter(refusal -> answer.rows().isEmpty()).ifPresent(refusal -> {
            throw refusal;
        });
        return answer;
    }
}
