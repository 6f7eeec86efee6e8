/** Data elements: validation of one value and conversion to its standard form. */
package org.shuqiao.standards.element;

