/** Proposals of a mapping: which data element each column of a source holds, with reasons and a confidence. */
package org.shuqiao.standards.proposal;
