-- Records that concern no grant are numbered within their consumer, so that a missing refusal shows as a gap.
CREATE TABLE consumer_sequence (
    consumer text NOT NULL,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    record   bigint NOT NULL UNIQUE REFERENCES record (index),
    PRIMARY KEY (consumer, sequence)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consumer_sequence
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
