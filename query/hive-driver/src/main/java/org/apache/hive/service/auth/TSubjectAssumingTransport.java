package org.apache.hive.service.auth;

import org.apache.hadoop.hive.thrift.TFilterTransport;
import org.apache.hive.org.apache.thrift.transport.TTransport;

/**
 * Replacement of the Hive driver's class of this name that does not call {@code Subject.getSubject} (JEP 486). From
 * Java 24 on that call only throws. Whoever opens it here runs as that subject already, so nothing is to be assumed.
 */
public class TSubjectAssumingTransport extends TFilterTransport {

    public TSubjectAssumingTransport(TTransport wrapped) {
        super(wrapped);
    }
}
