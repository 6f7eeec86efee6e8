package org.shuqiao.exchange.web.rest;

import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.exchange.domain.correction.Complaint;
import org.shuqiao.exchange.domain.correction.RowDetail;

/**
 * Request body of an objection.
 *
 * @param receipt record of the delivery; left out, the objection is to the resource
 * @param row number of the row in that answer, from 1
 * @param resource resource code; may be left out with a receipt
 * @param complaint what seems wrong, without personal data
 * @param detail what the row holds: kept sealed, read by the two sides only
 */
record ComplaintInput(String receipt, Integer row, String resource, String item, String complaint, Detail detail) {

    /** @param row what tells the row, its key for example */
    record Detail(String row, String wrong, String right) {

        static Detail of(RowDetail detail) {
            return new Detail(detail.row(), detail.wrong(), detail.right());
        }

        RowDetail read() {
            return new RowDetail(RequestCalls.given(row), RequestCalls.given(wrong), RequestCalls.given(right));
        }

        static RowDetail read(Detail given) {
            return given == null ? RowDetail.NONE : given.read();
        }

        /** Without values. */
        @Override
        public String toString() {
            return "Detail[]";
        }
    }

    Complaint read() {
        return new Complaint(text(receipt), row == null ? OptionalInt.empty() : OptionalInt.of(row), text(resource),
                text(item), RequestCalls.given(complaint), Detail.read(detail));
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
