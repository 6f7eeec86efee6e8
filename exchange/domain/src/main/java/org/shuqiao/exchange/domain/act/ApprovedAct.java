package org.shuqiao.exchange.domain.act;

import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;

/** Act that a person was shown, with the person's approval of its digest. */
public record ApprovedAct(Act act, Approval approval) { }
