package org.shuqiao.exchange.domain.request;

import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.error.Language;

/** State of a request. {@link RequestAction} says what leads from one state to the next. */
public enum RequestState {
    SUBMITTED("submitted", "待审核", "waiting for the decision"),
    RETURNED("returned", "待补正", "returned for completion"),
    AGREED("agreed", "已同意", "agreed"),
    PARTLY_AGREED("partly-agreed", "部分同意", "partly agreed"),
    REFUSED("refused", "已拒绝", "refused"),
    GRANTED("granted", "已授权", "granted"),
    WITHDRAWN("withdrawn", "已撤回", "withdrawn");

    private final String id;
    private final String zh;
    private final String en;

    RequestState(String id, String zh, String en) {
        this.id = id;
        this.zh = zh;
        this.en = en;
    }

    public String id() {
        return id;
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }

    public static Optional<RequestState> of(String id) {
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }

    /** @return where the action leads from here; empty when it is not allowed here */
    public Optional<RequestState> after(RequestAction action) {
        return switch (this) {
            case SUBMITTED -> switch (action) {
                case RETURN -> Optional.of(RETURNED);
                case AGREE -> Optional.of(AGREED);
                case AGREE_PARTLY -> Optional.of(PARTLY_AGREED);
                case REFUSE -> Optional.of(REFUSED);
                case WITHDRAW -> Optional.of(WITHDRAWN);
                case COMPLETE, GRANT -> Optional.empty();
            };
            case RETURNED -> switch (action) {
                case COMPLETE -> Optional.of(SUBMITTED);
                case WITHDRAW -> Optional.of(WITHDRAWN);
                case RETURN, AGREE, AGREE_PARTLY, REFUSE, GRANT -> Optional.empty();
            };
            case AGREED, PARTLY_AGREED -> switch (action) {
                case GRANT -> Optional.of(GRANTED);
                case WITHDRAW -> Optional.of(WITHDRAWN);
                case RETURN, COMPLETE, AGREE, AGREE_PARTLY, REFUSE -> Optional.empty();
            };
            case REFUSED, GRANTED, WITHDRAWN -> Optional.empty();
        };
    }
}
