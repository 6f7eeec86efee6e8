package org.shuqiao.exchange.domain;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;

/**
 * Fault of a field that somebody filled in, in words that need no knowledge of programs.
 *
 * @param code names the kind of fault
 */
public record FieldFault(String code, String zh, String en) implements Labelled {

    public static final FieldFault LONG_NUMBER = new FieldFault("long-number",
            "含有十位以上的数字，可能是个人号码", "it has a number of ten digits or more, which may be a person's");

    public static final FieldFault LONG_NUMBER_IN_PURPOSE = new FieldFault("long-number",
            "只能用文字、数字、空格和常用标点，且不含七位以上的数字",
            "letters, digits, blanks and plain punctuation only, and no number of seven digits or more");

    public static final FieldFault CASE_NUMBER = new FieldFault("case-number",
            "只能用文字、数字和常用标点，且不含十位以上的数字",
            "letters, digits and plain punctuation only, and no number of ten digits or more");

    public static final FieldFault ITEM_NAME = new FieldFault("item-name",
            "名称须以小写字母开头，只含小写字母、数字和下划线",
            "a name begins with a small letter and has small letters, digits and underscores only");

    public static final FieldFault OTHER_REQUEST = new FieldFault("other-request",
            "与原申请不同", "they are not those of the request");

    public static FieldFault longerThan(int characters) {
        return new FieldFault("too-long", "超过 " + characters + " 个字", "more than " + characters + " characters");
    }

    public static FieldFault twice(String item) {
        return new FieldFault("twice", item + " 出现了两次", item + " stands in it twice");
    }

    /** @return the name of a field, for the texts of other codes */
    public static Labelled field(String fields) {
        return FieldName.of(fields);
    }

    /** @param fields as the API calls them, parted by a comma and a blank */
    public static CodedException missing(String fields) {
        return new CodedException(ExchangeCode.FIELD_MISSING, FieldName.of(fields));
    }

    /** @return the refusal of a field with this fault */
    public CodedException of(String fields) {
        return new CodedException(ExchangeCode.FIELD_INVALID, FieldName.of(fields), this);
    }
}
