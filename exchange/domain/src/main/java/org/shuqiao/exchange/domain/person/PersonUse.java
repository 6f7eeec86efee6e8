package org.shuqiao.exchange.domain.person;

import java.time.OffsetDateTime;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.query.answer.PersonsBehind.Told;

/**
 * One use of data that told of a person, or may have.
 *
 * @param record   the receipt's number
 * @param consumer department that used it
 * @param title    of the resource
 * @param told     how far it is known whose rows were used
 */
public record PersonUse(String record, OffsetDateTime at, String consumer, String provider, String purpose,
        DeliveryKind kind, String grant, String resource, String title, Told told) { }
