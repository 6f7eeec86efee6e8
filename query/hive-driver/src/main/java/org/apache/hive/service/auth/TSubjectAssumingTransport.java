package org.apache.hive.service.auth;

import org.apache.hadoop.hive.thrift.TFilterTransport;
import org.apache.hive.org.apache.thrift.transport.TTransport;

/**
 * Stands before the driver's class of this name, which asks {@code Subject.getSubject} for who opens the connection: from
 * Java 24 on that only throws (JEP 486). Whoever opens it here runs as that subject already, so nothing is to be assumed.
 */
public class TSubjectAssumingTransport extends TFilterTransport {

    public TSubjectAssumingTransport(TTransport wrapped) {
        super(wrapped);
    }
}
