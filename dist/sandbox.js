import { once } from 'node:events';
import { createAdaptorServer } from '@hono/node-server';
import { isIP } from 'node:net';
import { randomUUID, randomFillSync, createCipheriv, createHash, createDecipheriv, createHmac } from 'node:crypto';
import { Hono } from 'hono';
import * as v from 'valibot';
import { setImmediate as setImmediate$1, setTimeout as setTimeout$1 } from 'node:timers/promises';
import { i as isSince, M as MAX_PROCESSING_MS, f as findRevision, r as revisionNames, L as LATEST$1, a as isLive, o as oldestLive, u as usualSettings } from './shared-settings.js';
import { gunzipSync } from 'node:zlib';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { isDeepStrictEqual } from 'node:util';
import { statSync } from 'node:fs';

const pageScript = "var e,t,n,r,i,s,o,a,l,c,d,h=Symbol.for(\"pv\"),u={},p=[],_=/^m(i|n|o|s|text|space)$/,f=Array.isArray,m=p.slice,v=Object.assign;function b(e){e&&e.parentNode&&e.remove()}function y(n,r,i,s,o){var a={type:n,props:r,key:i,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:h,__v:o||++t,__i:-1,__u:0};return!o&&e.vnode&&e.vnode(a),a}function w(e){return e.children}function g(e,t){this.props=e,this.context=t,this.__g=0}function k(e,t){if(null==t)return e.__&&k(e.__,e.__i+1);for(var n;t<e.__k.length;t++)if((n=e.__k[t])&&n.__e)return n.__e;return\"function\"!=typeof e.type||e.props.__P?null:k(e)}function x(t){var n,r=t.__v,i=r.__e,s=[],o=[],a=t.__P;a&&((n=v({constructor:h},r)).__v=r.__v+1,e.vnode&&e.vnode(n),N(a,n,r,t.__n,a.namespaceURI,32&r.__u?[i]:null,s,i||k(r),32&r.__u,o),n.__v=r.__v,n.__.__k[n.__i]=n,R(s,n,o),r.__=r.__e=null,n.__e!=i&&$(n))}function $(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),$(e)}function S(t){(8&t.__g||(t.__g|=8,n.push(t),i++))&&r==e.debounceRendering||((r=e.debounceRendering)||queueMicrotask)(T)}function T(){try{for(var e,t=1;n.length;)n.length>t&&n.sort(s),e=n.shift(),t=n.length,8&e.__g&&x(e)}finally{(i=n.length)&&(r||queueMicrotask)(T)}}function C(e,t,n,r,i,s,o,a,l,c,d){var _,m,v,b,g,x,$=r.__k||p,S=t.length;for(l=function(e,t,n,r,i){var s,o,a,l,c,d,u,p,_,m=n.length,v=m,b=0,g=0,x=e.__k=Array(i);for(s=0;s<i;s++)null!=(o=t[s])&&\"boolean\"!=typeof o&&\"function\"!=typeof o?(\"object\"!=typeof o||o.constructor===String?o=x[s]=y(null,o):f(o)?o=x[s]=y(w,{children:o}):o.constructor===h&&o.__b?o=x[s]=y(o.type,o.props,o.key,o.ref,o.__v):x[s]=o,l=s+b,o.__=e,o.__b=e.__b+1,a=null,~(c=o.__i=q(o,n,l,v))&&(v--,(a=n[c])&&(a.__u|=2)),a&&a.__v?(o.__u|=16,c==l-1?b--:c==l+1?b++:c!=l&&(c>l?b--:b++,g=1)):(~c||(i>m?b--:i<m&&b++),\"function\"!=typeof o.type&&(o.__u|=4))):x[s]=null;if(g){for(d=[],u=[],s=0;s<i;s++)if((o=x[s])&&16&o.__u){for(b=0,p=d.length;b<p;)d[_=b+p>>1]<o.__i?b=_+1:p=_;d[b]=o.__i,u[s]=b+1}for(b=d.length;s--;)u[s]&&(u[s]==b?b--:x[s].__u|=4)}if(v)for(s=0;s<m;s++)!(a=n[s])||2&a.__u||(a.__e==r&&(r=k(a)),L(a,a));return r}(n,t,$,l,S),_=0;_<S;_++)null!=(v=n.__k[_])&&(m=~v.__i&&$[v.__i]||u,v.__i=_,x=N(e,v,m,i,s,o,a,l,c,d),b=v.__e,(m.ref!=v.ref||8&m.__u)&&(m.ref&&O(m.ref,null,v,m),v.ref&&d.push(v.ref,v.__c||b,v)),g=g||b,4&v.__u?(l=M(v,l,e,!m.__v),m.__e&&(m.__e=null)):\"function\"==typeof v.type&&void 0!==x?l=x:b&&(l=b.nextSibling),v.__u&=-21);return n.__e=g,l}function M(e,t,n,r){var i,s,o,a;if(\"function\"==typeof e.type){if(e.props.__P)return t;if(i=e.__k)for(s=0;s<i.length;s++)i[s]&&(i[s].__=e,t=M(i[s],t,n,!1));return t}for(t&&!t.parentNode&&(t=k(e))&&!t.parentNode&&(t=null),o=e.__e,a=t;a&&8==a.nodeType;)a=a.nextSibling;for(o!=a&&(!r&&n.moveBefore&&o.parentNode?n.moveBefore(o,t):n.insertBefore(o,t||null)),t=o;(t=t&&t.nextSibling)&&8==t.nodeType&&!t.data.startsWith(\"$s\"););return t}function q(e,t,n,r){var i,s=e.key,o=e.type,a=t[n],l=a&&!(2&a.__u);if(null===a&&null==s||l&&s==a.key&&o==a.type)return n;if(r>(l?1:0)){for(i=n-1;i>=0;i--)if((a=t[i])&&!(2&a.__u)&&s==a.key&&o==a.type)return i;for(i=n+1;i<t.length;i++)if((a=t[i])&&!(2&a.__u)&&s==a.key&&o==a.type)return i}return-1}function P(e,t,n){null==n&&(n=\"\"),\"-\"==t[0]?e.setProperty(t,n):e[t]=n}function A(e,t,n,r,i){var s,o;if(\"style\"==t)if(\"string\"==typeof n)e.style.cssText=n;else{if(\"string\"==typeof r&&(e.style.cssText=r=\"\"),r)for(t in r)n&&t in n||P(e.style,t);if(n)for(t in n)r&&n[t]==r[t]||P(e.style,t,n[t])}else if(\"o\"==t[0]&&\"n\"==t[1])\"function\"!=typeof n&&(n=null),\"function\"!=typeof r&&(r=null),(e.__e||(e.__e={}))[t]=n,n&&r||(o=c[t]||(c[t]=I(t)),(e.__a||(e.__a={}))[t]=l,s=t!=(t=t.replace(a,\"$1\")),(t=t.slice(2))[0]<\"a\"&&(t=t.toLowerCase()),n?e.addEventListener(t,o,s):e.removeEventListener(t,o,s));else{if(\"http://www.w3.org/2000/svg\"==i)t=t.replace(/xlink(H|:h)/,\"h\").replace(/sName$/,\"s\");else if(\"width\"!=t&&\"height\"!=t&&\"href\"!=t&&\"list\"!=t&&\"form\"!=t&&\"tabIndex\"!=t&&\"download\"!=t&&\"rowSpan\"!=t&&\"colSpan\"!=t&&\"role\"!=t&&\"popover\"!=t&&t in e)try{return void(e[t]=n??\"\")}catch(e){}if(\"function\"==typeof n)return;null==n||!1===n&&\"-\"!=t[4]?e.removeAttribute(t):e.setAttribute(t,\"popover\"==t&&1==n?\"\":n)}}function I(t){return function(n){var r=this.__e;if(r){if(r=r[t],null==n[o])n[o]=l++;else if(n[o]<this.__a[t])return;return r(e.event?e.event(n):n)}}}function N(t,n,r,i,s,o,a,l,c,d){var u,_,m,y,x,$,S,T,M,q,P,A,I,N,R,O,H,U,K=n.type;if(n.constructor!==h)return null;128&r.__u&&(c=32&r.__u,u=r.__c.__z)&&(n.__u|=c,_=o=[],8==u.nodeType?l=E(u,o):o.push(u),l=o[0]||l),(u=e.__b)&&u(n);e:if(\"function\"==typeof K){m=a.length;try{if(T=n.props,M=(u=K.prototype)&&u.render,q=(u=K.contextType)&&i[u.__c],P=u?q?q.props.value:u.__:i,(y=r.__c)?(n.__c=y,2&y.__g&&(y.__g|=1)):(M?n.__c=y=new K(T,P):(n.__c=y=new g(T,P),y.constructor=K,y.render=F),q&&q.sub(y),y.state||(y.state={}),y.__n=i,y.__g|=8,y.__h=[],y.__k=[]),M&&(y.__s||(y.__s=y.state),K.getDerivedStateFromProps&&(y.__s==y.state&&(y.__s=v({},y.__s)),v(y.__s,K.getDerivedStateFromProps(T,y.__s)))),x=y.props,$=y.state,y.__v=n,r.__c){if(T!==x&&M&&!K.getDerivedStateFromProps&&y.componentWillReceiveProps&&y.componentWillReceiveProps(T,P),n.__v==r.__v&&!(8&y.__g)||!(4&y.__g)&&y.shouldComponentUpdate&&!1===y.shouldComponentUpdate(T,y.__s,P)){n.__v!=r.__v&&(y.props=T,y.state=y.__s,y.__g&=-9),n.__e=r.__e,n.__k=r.__k,n.__k.some(function(e){e&&(e.__=n)}),p.push.apply(y.__h,y.__k),y.__k=[],y.__h.length&&a.push(y),l=k(r);break e}y.componentWillUpdate&&y.componentWillUpdate(T,y.__s,P),M&&y.componentDidUpdate&&y.__h.push(function(){y.componentDidUpdate(x,$,S)})}else M&&!K.getDerivedStateFromProps&&y.componentWillMount&&y.componentWillMount(),M&&y.componentDidMount&&y.__h.push(y.componentDidMount);y.context=P,y.props=T,y.__P=t,y.__g&=-5,A=e.__r,I=M?25:0;do{y.__g&=-9,A&&A(n),u=y.render(y.props,y.state=y.__s,y.context)}while(8&y.__g&&++I<25);M&&(p.push.apply(y.__h,y.__k),y.__k=[]),y.state=y.__s,y.getChildContext&&(i=v({},i,y.getChildContext())),M&&r.__c&&y.getSnapshotBeforeUpdate&&(S=y.getSnapshotBeforeUpdate(x,$)),N=u&&u.type===w&&null==u.key?u.props.children:u,T.__P&&(u=l,s=(t=T.__P).namespaceURI,c=o=null,r.props&&r.props.__P!=t&&(r.__k.some(function(e){e&&L(e,e)}),r.__k=null),l=r.__k?k(r,0):null),l=C(t,f(N)?N:[N],n,r,i,s,o,a,l,c,d),T.__P&&(n.__e=null,l=u),n.__u&=-161,_&&_.some(b),y.__h.length&&a.push(y),1&y.__g&&(y.__g&=-4)}catch(t){if(a.length=m,n.__v=null,c||o)if(t&&t.then){if(n.__u|=128|c,o){for(~(H=o.indexOf(l||void 0))||(H=o.length);(U=o[H-1])&&8==U.nodeType;)H--;for(;H<o.length;H++)if(U=o[H])if(o[H]=null,R){if(U==O)break}else{if(8!=U.nodeType)break;U.data.startsWith(\"$s\")&&(O=E(R=U))}}if(!R){for(;l&&8==l.nodeType&&l.nextSibling;)l=l.nextSibling;R=l}(u=E(R=n.__c.__z||(n.__c.__z=R)))?(n.__e=R,l=u):n.__e=l,l=l&&l.nextSibling}else o&&o.some(b);else n.__e=r.__e;n.__k||(n.__k=r.__k||[]),t&&t.then||j(n),e.__e(t,n,r)}}else l=n.__e=D(r.__e,n,r,i,s,o,a,c,d,t);return(u=e.diffed)&&u(n),l}function E(e,t){if(e&&8==e.nodeType&&e.data.startsWith(\"$s\"))for(var n=1;e=e.nextSibling;){if(8==e.nodeType)if(e.data.startsWith(\"$s\"))n++;else if(e.data.startsWith(\"/$s\")&&! --n)return e;t&&t.push(e)}}function j(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(j))}function R(t,n,r){for(var i=0;i<r.length;)O(r[i++],r[i++],r[i++]);e.__c&&e.__c(n,t),t.some(function(n){try{t=n.__h,n.__h=[],t.some(function(e){e.call(n)})}catch(t){e.__e(t,n.__v)}})}function D(t,n,r,i,s,o,a,l,c,d){var h,p,v,y,w,g,x,$,S=r.props||u,T=n.props,M=n.type;if(\"svg\"==M?s=\"http://www.w3.org/2000/svg\":\"math\"==M?s=\"http://www.w3.org/1998/Math/MathML\":s||(s=\"http://www.w3.org/1999/xhtml\"),o)for(h=0;h<o.length;h++)if((w=o[h])&&(M?w.localName==M:3==w.nodeType)){t=w,o[h]=null;break}if(!t){if($=d.ownerDocument||document,!M)return $.createTextNode(T);t=$.createElementNS(s,M,T.is?T:d),l&&(e.__m&&e.__m(n,o),l=!1),o=null}if(M){if(d=\"template\"==M&&t.content||t,o=\"textarea\"==M&&null!=T.defaultValue?null:o&&m.call(d.childNodes),!l&&o)for(S={},h=0;h<t.attributes.length;h++)S[(w=t.attributes[h]).name]=w.value;for(h in S)w=S[h],\"dangerouslySetInnerHTML\"==h?v=w:\"children\"==h||h in T||\"value\"==h&&\"defaultValue\"in T||\"checked\"==h&&\"defaultChecked\"in T||A(t,h,null,w,s);for(h in T)w=T[h],\"children\"==h?y=w:\"dangerouslySetInnerHTML\"==h?p=w:\"value\"==h?g=w:\"checked\"==h?x=w:l&&\"function\"!=typeof w||S[h]===w||A(t,h,w,S[h],s);p?(l||v&&(p.__html==v.__html||p.__html==t.innerHTML)||(t.innerHTML=p.__html),n.__k=[]):(v&&(t.textContent=\"\"),(\"foreignObject\"==M||\"http://www.w3.org/1998/Math/MathML\"==s&&_.test(M))&&(s=\"http://www.w3.org/1999/xhtml\"),C(d,f(y)?y:[y],n,r,i,s,o,a,o?o[0]:r.__k&&k(r,0),l,c),o&&o.some(b)),l&&\"textarea\"!=M||(h=\"value\",\"progress\"==M&&null==g?t.removeAttribute(h):null==g||g===t[h]&&(\"progress\"!=M||g)||A(t,h,g,S[h],s),h=\"checked\",null!=x&&x!=t[h]&&A(t,h,x,S[h],s))}else S===T||l&&t.data==T||(t.data=T);return t}function O(t,n,r,i){try{\"function\"==typeof t?n?n.__x=t(n)||1:i&&(i=i.__c||i.__e)&&(n=i.__x)&&(i.__x=null,\"function\"==typeof n?n():t(null)):t.current=n}catch(t){e.__e(t,r)}}function L(t,n,r){var i,s,o,a;if(e.unmount&&e.unmount(t),!(i=t.ref)||i.current&&i.current!=t.__e||O(i,null,n,t),i=t.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(t){e.__e(t,n)}i.__P=i.__n=null}if(i=t.__k)for(a=0;a<i.length;a++)i[a]&&L(i[a],n,\"function\"!=typeof t.type||r&&!t.props.__P);!r&&(i=t.__c)&&(i=i.__z)&&(s=E(i,o=[]))&&(i==t.__e&&o.some(b),b(s),b(i)),r||b(t.__e),t.__e=t.__c=t.__=null}function F(e,t,n){return this.constructor(e,n)}function H(e){function t(e){var n,r;return this.getChildContext||(n=new Set,(r={})[t.__c]=this,this.getChildContext=function(){return r},this.shouldComponentUpdate=function(e){this.props.value!=e.value&&n.forEach(function(e){e.__g|=4,S(e)})},this.sub=function(e){n.add(e);var t=e.componentWillUnmount;e.componentWillUnmount=function(){n.delete(e),t&&t.call(e)}}),e.children}return t.__c=\"__cC\"+d++,t.__=e,t.Provider=(t.Consumer=function(e,t){return e.children(t)}).contextType=t,t}e={__e:function(e,t,n,r){for(var s,o,a;t=t.__;)if((s=t.__c)&&!(1&s.__g)){s.__g|=4;try{if((a=(o=s.constructor)&&o.getDerivedStateFromError)&&s.setState(o.getDerivedStateFromError(e)),s.componentDidCatch&&(s.componentDidCatch(e,r||{}),a=1),a&&8&s.__g)return void(s.__g|=2)}catch(t){e=t}}throw i=0,e}},t=0,g.prototype.setState=function(e,t){var n=this.__s;n&&n!=this.state||(n=this.__s=v({},this.state)),\"function\"==typeof e&&(e=e(v({},n),this.props)),e&&(v(n,e),this.__v&&(t&&this.__k.push(t),S(this)))},g.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),S(this))},g.prototype.render=w,n=[],i=0,s=function(e,t){return e.__v.__b-t.__v.__b},o=Symbol(),a=/(PointerCapture)$|Capture$/i,l=0,c={},d=0;var U=Symbol.for(\"pv\"),K=0;function B(t,n,r,i,s,o){n||(n={});var a,l,c=n;if(\"ref\"in c&&\"function\"!=typeof t)for(l in c={},n)\"ref\"==l?a=n[l]:c[l]=n[l];var d={type:t,props:c,key:r,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:U,__v:--K,__i:-1,__u:0};return e.vnode&&e.vnode(d),d}var W,z,J,G,V=Object.is,Z=0,Y=[],X=[],Q=e,ee=Q.__b,te=Q.__r,ne=Q.diffed,re=Q.__c,ie=Q.unmount,se=Q.__;function oe(e,t){Q.__h&&Q.__h(z,e,Z||t),Z=0;var n=z.__H||(z.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function ae(e){return Z=1,le(ke,e)}function le(e,t,n){var r=oe(W++,2);if(r.t=e,!r.__c&&(r.__=[ke(void 0,t),function(e){var t=(r.__N||r.__)[0],n=r.t(t,e);V(t,n)||(r.__N=[n,r.__[1]],r.__c.setState({}))}],r.__c=z,!z.__f)){z.__f=!0;var i=z.shouldComponentUpdate;z.shouldComponentUpdate=function(e,t,n){var r=this.__H;if(!r)return!0;var s=!1,o=this.props!=e;if(r.__.some(function(e){e.__N&&(s=!0,V(e.__[0],e.__N[0])||(o=!0))}),i){var a=i.call(this,e,t,n);return s?a||o:a}return!s||o}}return r.__}function ce(e,t){var n=oe(W++,3);!Q.__s&&ge(n.__H,t)&&(n.__P=!0,n.__=e,n.u=t,z.__H.__h.push(n))}function de(e,t){var n=oe(W++,4);!Q.__s&&ge(n.__H,t)&&(n.__P=!1,n.__=e,n.u=t,z.__h.push(n))}function he(e){return Z=5,ue(function(){return{current:e}},[])}function ue(e,t){var n=oe(W++,7);return ge(n.__H,t)&&(n.__=e(),n.__H=t),n.__}function pe(e,t){return Z=8,ue(function(){return e},t)}function _e(e){var t=z.context[e.__c],n=oe(W++,9);return n.c=e,t?(null==n.__&&(n.__=!0,t.sub(z)),t.props.value):e.__}function fe(){var e;do{for(;e=X.shift();)try{ye(e)}catch(t){Q.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=Y.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(ye),t.__h.some(we),t.__h=[]}catch(n){t.__h=[],Q.__e(n,e.__v)}}}while(X.length)}Q.__b=function(e){z=null,ee&&ee(e)},Q.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),se&&se(e,t)},Q.__r=function(e){te&&te(e),W=0;var t=(z=e.__c).__H;t&&(J==z?z.__h=[]:(t.__h.some(ye),t.__h.some(we),W=0),t.__h=[],t.__.some(function(e){e.__N&&(e.__=e.__N),e.u=e.__N=void 0})),J=z},Q.diffed=function(e){ne&&ne(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&be(Y.push(t)),t.__H.__.some(function(e){e.u&&(e.__H=e.u)})),J=z=null},Q.__c=function(e,t){t.some(function(e){try{e.__h.some(ye),e.__h=e.__h.filter(function(e){return!e.__||we(e)})}catch(t){e.__h=[function(){throw t}]}}),re&&re(e,t)},Q.unmount=function(e){ie&&ie(e);var t,n,r=e.__c;r&&r.__H&&(r.__H.__.some(function(r){try{if(r.__P&&r.__c){if(void 0===n){for(n=e.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}r.__P=n,be(X.push(r))}else ye(r)}catch(e){t=e}}),r.__H=void 0,t&&Q.__e(t,r.__v))};var me=\"function\"==typeof requestAnimationFrame;function ve(e){var t,n=function(){clearTimeout(r),me&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);me&&(t=requestAnimationFrame(n))}function be(e){1!=e&&G==Q.requestAnimationFrame||((G=Q.requestAnimationFrame)||ve)(fe)}function ye(e){var t=z,n=e.__c;\"function\"==typeof n&&(e.__c=void 0,n()),z=t}function we(e){var t=z;e.__c=e.__(),z=t}function ge(e,t){return!e||e.length!=t.length||t.some(function(t,n){return!V(t,e[n])})}function ke(e,t){return\"function\"==typeof t?t(e):t}const xe=({text:e})=>{const[t,n]=ae(\"\");return ce(()=>{const t=setTimeout(()=>n(e),2e3);return()=>clearTimeout(t)},[e]),B(w,{children:[B(\"span\",{class:\"count\",\"aria-hidden\":\"true\",children:e}),B(\"span\",{class:\"hidden\",role:\"status\",children:t})]})},$e={documented:\"Klaviyo says so\",observed:\"seen on the wire\",assumed:\"a guess nobody has checked\"},Se=(e,t)=>{const n=t.toLowerCase().split(/\\s+/).filter(Boolean);return e.filter(e=>{const{id:t,area:r,text:i,label:s,source:o=\"\"}=e,a=[t,r,i,s,o].join(\" \").toLowerCase();return n.every(e=>a.includes(e))})},Te=({title:e,children:t})=>B(\"div\",{class:\"empty\",children:[B(\"h2\",{children:e}),t]}),Ce=new Intl.NumberFormat(\"en\",{notation:\"compact\"}),Me=({label:e,options:t,chosen:n,onChoose:r})=>{const[i,s]=ae(!1),o=t.filter(({value:e},t)=>i||t<7||e===n);return t.length<2&&\"\"===n?null:B(\"div\",{class:\"chips\",role:\"group\",\"aria-label\":e,children:[o.map(({value:e,title:t,count:i})=>B(\"button\",{type:\"button\",class:e===n?\"filter is-on\":\"filter\",\"aria-pressed\":e===n,onClick:()=>r(e===n?\"\":e),children:[t,void 0!==i&&B(\"span\",{class:\"number\",children:Ce.format(i)})]},e)),t.length>7&&B(\"button\",{type:\"button\",class:\"filter\",\"aria-expanded\":i,onClick:()=>s(!i),children:i?\"Fewer\":t.length-7+\" more\"})]})},qe={documented:\"●\",observed:\"◐\",assumed:\"○\"},Pe=({label:e})=>B(\"span\",{class:`tag is-${e}`,title:$e[e],children:[B(\"span\",{\"aria-hidden\":\"true\",children:[qe[e],\" \"]}),e]}),Ae=H({status:\"connecting\",subscribe:()=>()=>{}}),Ie=()=>_e(Ae),Ne=()=>{const{status:e}=Ie();return B(\"p\",{class:\"hint\",children:\"down\"===e?\"Waiting for the sandbox…\":\"Loading…\"})},Ee=e=>{const t=document.querySelector(\"main .split-list .row\");\"ArrowDown\"===e.key&&null!==t&&(e.preventDefault(),t.focus())},je=({label:e,value:t,onChange:n})=>{const r=he(null);return de(()=>{const e=e=>{const t=e.target instanceof HTMLInputElement;\"/\"!==e.key||t||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r.current?.focus())};return addEventListener(\"keydown\",e),()=>removeEventListener(\"keydown\",e)},[]),B(\"label\",{class:\"search\",children:[B(\"span\",{class:\"hidden\",children:e}),B(\"input\",{ref:r,type:\"search\",placeholder:e,value:t,onInput:({currentTarget:e})=>n(e.value),onKeyDown:Ee}),B(\"span\",{class:\"key\",\"aria-hidden\":\"true\",children:\"/\"})]})},Re=(e,t)=>{let n=!1,r=!1,i=!1;const s=async()=>{await new Promise(e=>setTimeout(e,t)),n=!1,r&&o()},o=()=>{r=!0,n||i||(r=!1,n=!0,e().finally(s))};return{ask:o,stop:()=>{i=!0}}},De=(e,...t)=>{const[n,r]=ae(),{subscribe:i}=Ie();return ce(()=>{let n=!0;const s=Re(async()=>{try{const t=await fetch(e);if(!t.ok&&404!==t.status)return;const i=t.ok?await t.json():\"missing\";n&&r({path:e,found:i})}catch{}},300);s.ask();const o=i(e=>{(\"all\"===e||e.some(e=>t.includes(e)))&&s.ask()});return()=>{n=!1,s.stop(),o()}},[e]),n?.path===e?n.found:\"loading\"},Oe=({text:e})=>B(w,{children:e.split(\"`\").map((e,t)=>t%2==1?B(\"code\",{children:e},e):e)}),Le=[\"documented\",\"observed\",\"assumed\"],Fe=({behaviour:e,isOpen:t})=>B(\"li\",{id:`behaviour-${e.id}`,class:t?\"behaviour is-open\":\"behaviour\",tabIndex:-1,children:[B(Pe,{label:e.label}),B(\"span\",{children:[B(Oe,{text:e.text}),e.source&&B(\"span\",{class:\"source\",children:e.source})]})]}),He=e=>{const t=new Map;for(const n of e)t.set(n.area,[...t.get(n.area)??[],n]);return[...t]},Ue=({id:e})=>{const t=De(\"/_sandbox/behaviours\"),[n,r]=ae(()=>((e=\"\")=>e.startsWith(\"search=\")?e.slice(7):\"\")(e)),[i,s]=ae(\"\");if(((e,t)=>{ce(()=>{if(void 0===e||!t)return;const n=document.getElementById(`behaviour-${e}`);n?.scrollIntoView({block:\"center\"}),n?.focus({preventScroll:!0})},[e,t])})(e,\"string\"!=typeof t),\"loading\"===t)return B(Ne,{});const o=\"missing\"===t?[]:Se(t,n),a=o.filter(e=>\"\"===i||e.label===i),l=Le.map(e=>({value:e,title:e,count:o.filter(t=>t.label===e).length}));return B(w,{children:[B(\"h2\",{children:\"What this box does, and how sure that is\"}),B(\"p\",{class:\"hint lead\",children:[Le.map(e=>`${e}: ${$e[e]}`).join(\"; \"),\".\"]}),B(\"div\",{class:\"toolbar\",children:[B(je,{label:\"Search behaviours\",value:n,onChange:r}),B(Me,{label:\"Label\",options:l,chosen:i,onChoose:s}),B(xe,{text:`${a.length} ${1===a.length?\"behaviour\":\"behaviours\"}`})]}),0===a.length&&B(Te,{title:\"Nothing matches\",children:B(\"p\",{children:\"Try an endpoint, a status or a word like “merge”.\"})}),He(a).map(([t,n])=>B(\"section\",{class:\"area\",children:[B(\"h3\",{children:t}),B(\"ul\",{children:n.map(t=>B(Fe,{behaviour:t,isOpen:t.id===e},t.id))})]},t))]})},Ke=H(void 0),Be=H(\"\"),We=({children:e})=>{const t=(()=>{const e=De(\"/_sandbox/clock\",\"clock\"),[,t]=ae(0),n=\"string\"!=typeof e,r=n&&e.stopped;if(ce(()=>{if(!n||r)return;const e=setInterval(()=>t(e=>e+1),1e3);return()=>clearInterval(e)},[n,r]),!n)return;const i=e.offsetMs??0;return{now:r?Date.parse(e.now):Date.now()+i,isStopped:r,isReal:!r&&0===i}})();return B(Ke.Provider,{value:t,children:B(Be.Provider,{value:new Date(t?.now??Date.now()).toDateString(),children:e})})},ze=e=>t=>e.test(t.detail),Je=e=>t=>e.test(t.place),Ge=e=>t=>t.status===e,Ve=[{when:ze(/^lost on the way/),ids:[]},{when:ze(/same second/),ids:[\"second-once\",\"subsecond-loss\",\"time-truncated\"]},{when:ze(/^duplicate/),ids:[\"unique-once\",\"one-key-space\",\"event-id-property\"]},{when:Ge(429),ids:[\"rate-windows\",\"rate-headers\",\"retry-early\"]},{when:ze(/bearer/i),ids:[\"wrong-scheme\"]},{when:Ge(401),ids:[\"key-missing\",\"key-words\"]},{when:Ge(403),ids:[\"scope-missing\",\"scope-words\"]},{when:Ge(409),ids:[\"import-conflict\"]},{when:Ge(410),ids:[\"fall-forward-opt-out\",\"fall-forward\"]},{when:Ge(415),ids:[\"both-content-types\",\"media-type\"]},{when:ze(/not a revision|revision header/i),ids:[\"revision-missing\",\"revision-beta\",\"fall-forward\"]},{when:ze(/company/i),ids:[\"company-id\",\"company-unknown\"]},{when:ze(/before the year|in the future/),ids:[\"time-bounds\"]},{when:ze(/ISO 8601/),ids:[\"time-without-offset\",\"time-truncated\"]},{when:ze(/filter without quotes/),ids:[\"filter-quoted-time\",\"filter-grammar\"]},{when:Je(/^filter$/),ids:[\"filter-grammar\",\"filter-quoted-time\"]},{when:Je(/^page\\[cursor\\]$/),ids:[\"cursor-invalid\",\"cursor-is-link\",\"links-null\"]},{when:Je(/^page\\[size\\]$/),ids:[\"page-size\"]},{when:Je(/^(sort|include|(additional-)?fields)\\b/),ids:[\"parameters-unknown\",\"parameters-strange\"]},{when:ze(/propert(y|ies).*at most|at most \\d+ propert/i),ids:[\"properties-count\"]},{when:ze(/metric name/i),ids:[\"metric-name\"]},{when:ze(/already used|repeat/i),ids:[\"bulk-repeat\",\"bulk-repeat-answer\",\"unique-once\"]},{when:ze(/payload|\\bMB\\b/i),ids:[\"payload-size\",\"payload-answer\"]},{when:ze(/KB\\b|levels|array holds/i),ids:[\"string-size\",\"string-decimal\"]},{when:ze(/not a valid field/i),ids:[\"unknown-attributes\",\"fields-since\"]},{when:ze(/null/i),ids:[\"null-refused\",\"import-null\",\"event-null\"]}],Ze=e=>Ve.find(({when:t})=>t(e))?.ids,Ye=[\"events\",\"people\",\"refused\",\"dropped\",\"requests\",\"faults\",\"resources\",\"behaviours\",\"settings\"],Xe=e=>{try{return decodeURIComponent(e)}catch{return e}},Qe=()=>{const[,e,t]=location.hash.split(\"/\");return{view:Ye.find(t=>t===e)??\"events\",id:t?Xe(t):void 0}},et=(e,t)=>void 0===t?`#/${e}`:`#/${e}/${encodeURIComponent(t)}`,tt=({occasions:e,terms:t})=>{const n=De(\"/_sandbox/behaviours\");if(\"string\"==typeof n)return null;const r=e.map(Ze),i=r.some(e=>void 0===e),s=r.flatMap((e=[])=>e.flatMap(e=>n.filter(t=>t.id===e))),o=new Set([...s,...i?t.flatMap(e=>Se(n,e).toSorted((e,t)=>e.text.length-t.text.length)):[]]);return 0!==o.size||i?B(\"div\",{class:\"hints\",children:[B(\"h3\",{children:\"Does Klaviyo do so too?\"}),B(\"ul\",{children:[[...o].slice(0,3).map(e=>B(\"li\",{children:[B(Pe,{label:e.label}),\" \",B(\"a\",{href:et(\"behaviours\",e.id),children:B(Oe,{text:e.text})})]},e.id)),B(\"li\",{children:B(\"a\",{href:et(\"behaviours\"),children:\"All behaviours, and how sure each of them is\"})})]})]}):null},nt=[[/^lost on the way/,\"Nothing is wrong with the event: a fault lost it on purpose. Switch the fault off, then send the event again.\"],[/duplicate/,\"Nothing is lost: the event was recorded before. Send a unique_id of its own with every event that is new.\"],[/nobody|identif|_kx|no such profile/,\"Send an identifier that the sandbox can resolve: an e-mail address, a phone number, an external or anonymous id.\"]],rt=e=>nt.find(([t])=>t.test(e))?.[1]??\"Change what the reason names. The API answered 202, so the sender has to find out by itself.\",it=({of:e})=>B(\"dl\",{class:\"facts\",children:Object.entries(e).filter(([,e])=>null!=e&&\"\"!==e).map(([e,t])=>B(\"div\",{children:[B(\"dt\",{children:e}),B(\"dd\",{children:t})]},e))}),st=(e,t=\"\",n=\"\",r=\"\")=>{if(\"object\"!=typeof e||null===e)return[{text:`${r}${n}${JSON.stringify(e)??\"null\"}`,pointer:t}];const[i,s]=Array.isArray(e)?\"[]\":\"{}\",o=Object.entries(e);if(0===o.length)return[{text:`${r}${n}${i}${s}`,pointer:t}];const a=[{text:`${r}${n}${i}`,pointer:t}];return o.forEach(([n,i],s)=>{const l=Array.isArray(e)?\"\":`${JSON.stringify(n)}: `,c=st(i,`${t}/${(e=>e.replaceAll(\"~\",\"~0\").replaceAll(\"/\",\"~1\"))(n)}`,l,`${r}  `),d=c.pop();for(const e of c)a.push(e);const h=s===o.length-1?\"\":\",\";d&&a.push({...d,text:d.text+h})}),a.push({text:`${r}${s}`,pointer:\"-\"}),a},ot=(e,t)=>{const n=t.replace(/\\/$/,\"\");let r=n,i=e.findIndex(e=>e.pointer===r);for(;\"\"!==r&&-1===i;)r=r.slice(0,r.lastIndexOf(\"/\")),i=e.findIndex(e=>e.pointer===r);return{line:Math.max(i,0),missing:n.slice(r.length)}},at=({value:e,label:t,marks:n=[]})=>{const r=he(null),i=st(e),s=((e,t)=>{const n=new Map;for(const{pointer:r,note:i}of t){const{line:t,missing:s}=ot(e,r),o=\"\"===s?i:`${s.slice(1)} is missing here: ${i}`;n.set(t,[n.get(t),o].filter(Boolean).join(\" \"))}return n})(i,n),{start:o,shown:a}=((e,t)=>{const n=e.length<=2e3?0:Math.max(0,t-1e3);return{start:n,shown:e.slice(n,n+2e3)}})(i,Math.min(...s.keys(),i.length)),l=i.length-a.length;return de(()=>{const e=r.current?.querySelector(\"mark\");r.current&&e&&(r.current.scrollTop=e.offsetTop-r.current.offsetTop-r.current.clientHeight/3)},[[...s.keys()].join()]),B(\"section\",{class:\"json\",\"aria-label\":t,tabIndex:0,ref:r,children:[B(\"pre\",{children:a.map(({text:e},t)=>{const n=s.get(o+t);return void 0===n?B(\"span\",{children:e}):B(\"mark\",{children:[e,\" \",B(\"span\",{class:\"note\",children:[\"← \",n]})]})})}),l>0&&B(\"p\",{class:\"hint\",children:[l,\" more lines are not shown.\"]})]})},lt=[[/view|visit/i,\"M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z\"],[/cart/i,\"M3 4h2.5l2.2 11h10.2L20 7.5H6.3M9 19.5h.01M17 19.5h.01\"],[/checkout|payment/i,\"M3 6.5h18v11H3zM3 10.5h18M6.5 14.5h4\"],[/order|purchase|fulfil/i,\"M5 8h14l-1 12H6L5 8ZM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5\"],[/search/i,\"M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5\"],[/merge/i,\"M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8M9 17.5l3 3 3-3\"],[/active|session/i,\"M3 12h4l2.5-7 5 14 2.5-7h4\"],[/subscri|email|newsletter/i,\"M3 6h18v12H3zM3.5 6.5 12 13l8.5-6.5\"]],ct=({metric:e})=>B(\"span\",{class:\"chip\",\"aria-hidden\":\"true\",children:B(\"svg\",{viewBox:\"0 0 24 24\",width:\"18\",height:\"18\",\"aria-hidden\":\"true\",children:B(\"path\",{d:lt.find(([t])=>t.test(e))?.[1]??\"M12 4v4M12 16v4M4 12h4M16 12h4M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z\"})})}),dt=new Intl.DateTimeFormat(\"en-GB\",{timeStyle:\"medium\"}),ht=new Intl.DateTimeFormat(\"en-GB\",{day:\"numeric\",month:\"short\"}),ut=new Intl.DateTimeFormat(\"en-GB\",{dateStyle:\"medium\"}),pt=(e,t)=>{const n=e.toDateString()===t,r=(e.getFullYear()===new Date(t).getFullYear()?ht:ut).format(e);return{day:n?\"\":r,clock:dt.format(e)}},_t=({at:e})=>{const{day:t,clock:n}=pt(new Date(e),_e(Be));return B(\"time\",{dateTime:e,title:e,children:[t,\"\"===t?n:B(\"span\",{class:\"of-day\",children:[\", \",n]})]})},ft=({reason:e})=>{const[,t,n,r]=/^(duplicate of )event (\\w+)(.*)$/.exec(e)??[];return B(w,void 0===n?{children:e}:{children:[t,B(\"a\",{href:et(\"events\",n),children:[\"event \",n]}),r]})},mt=({id:e})=>{const t=De(`/_sandbox/drops/${encodeURIComponent(e)}`);if(\"loading\"===t)return B(Ne,{});if(\"missing\"===t)return B(Te,{title:\"This event is gone\",children:B(\"p\",{children:\"The sandbox was reset since. Choose another from the list.\"})});const n=/same time/.test(r=t.reason)?\"/data/attributes/time\":/unique_id/.test(r)?\"/data/attributes/unique_id\":void 0;var r;const i=t.reason.replace(/ of event \\w+/,\"\");return B(\"article\",{\"aria-labelledby\":\"drop-title\",children:[B(\"h2\",{id:\"drop-title\",class:\"with-chip\",children:[B(ct,{metric:t.metric}),\" \",t.metric]}),B(\"div\",{class:\"verdict\",children:[B(\"p\",{children:[B(\"strong\",{children:\"202, then dropped:\"}),\" \",B(ft,{reason:t.reason})]}),B(\"p\",{children:[B(\"strong\",{children:\"Fix:\"}),\" \",rt(t.reason)]}),/ fault /.test(t.reason)&&B(\"p\",{children:B(\"a\",{href:et(\"faults\"),children:\"Switched-on faults\"})})]}),B(tt,{occasions:[{status:202,detail:t.reason,place:\"\"}],terms:[\"identif\"]}),B(it,{of:{Arrived:B(_t,{at:t.at}),Person:t.profile_id&&B(\"a\",{href:et(\"people\",t.profile_id),children:t.profile_id}),\"Unique id\":t.unique_id,\"Came by\":t.lane}}),B(\"h3\",{children:\"As sent\"}),B(at,{value:t.sent,label:\"The event as sent\",marks:void 0===n?[]:[{pointer:n,note:i}]})]})},vt=new Intl.NumberFormat(\"en\"),bt=e=>{const{hold:t,noun:n,isFiltered:r,isSearching:i,children:s}=e,{shown:o,news:a,isPaused:l,setPaused:c}=t,d=`${vt.format(o)} ${n[1===o?0:1]}${r?\" found\":\"\"}`,h=a>0?`${d}, ${vt.format(a)} new waiting`:d;return B(\"div\",{class:\"toolbar\",children:[s,B(\"button\",{type:\"button\",class:l?\"is-on\":\"\",onClick:()=>c(!l),\"aria-pressed\":l,children:\"Pause\"}),B(xe,{text:i?\"Searching…\":h})]})},yt=()=>Number.parseFloat(getComputedStyle(document.documentElement).fontSize),wt=({label:e,count:t,row:n,onRange:r})=>{const i=he(null),{first:s,last:o,height:a,reveal:l}=((e,t)=>{const[{from:n,to:r},i]=ae({from:0,to:20}),[s,o]=ae(()=>4.25*yt()),a=pe(()=>{const t=e.current?.getBoundingClientRect();if(void 0===t||0===t.width&&0===t.height)return;const n=4.25*yt(),r=Math.floor(-t.top/n),s={from:Math.max(0,r-8),to:Math.max(0,r+Math.ceil(innerHeight/n)+8)};o(n),i(e=>e.from===s.from&&e.to===s.to?e:s)},[e]);ce(()=>(addEventListener(\"scroll\",a,{passive:!0}),addEventListener(\"resize\",a),()=>{removeEventListener(\"scroll\",a),removeEventListener(\"resize\",a)}),[a]),de(a);const l=Math.min(r,t-1);return{first:Math.min(n,Math.max(l,0)),last:l,height:s,reveal:t=>{const n=e.current?.getBoundingClientRect();if(void 0===n)return;const r=n.top+t*s,i=4.5*yt();r<i?scrollBy({top:r-i,behavior:\"instant\"}):r+s>innerHeight-8&&scrollBy({top:r+s-innerHeight+8,behavior:\"instant\"}),a()}}})(i,t),[c,d]=ae(),h=he(void 0);ce(()=>r(t-1-o,t-1-s),[s,o,t,r]);const u=void 0!==c&&c<t?t-1-c:s,p=new Set([u]);for(let e=s;e<=o;e++)p.add(e);return de(()=>{if(void 0===h.current)return;const e=i.current?.querySelector(`[data-position=\"${h.current}\"]`);e&&(h.current=void 0,e.focus({preventScroll:!0}))}),B(\"ul\",{class:\"rows is-windowed\",\"aria-label\":e,ref:i,style:{height:t*a+\"px\"},onKeyDown:e=>{const{position:n}=e.target.dataset,r=Math.max(1,Math.floor(innerHeight/a)-2),i=((e,t,n,r)=>{const i={ArrowDown:t+1,ArrowUp:t-1,PageDown:t+r,PageUp:t-r,Home:0,End:n-1}[e];if(void 0!==i&&!Number.isNaN(t)&&0!==n)return Math.min(Math.max(i,0),n-1)})(e.key,t-1-Number(n),t,r);void 0===i||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),h.current=t-1-i,d(t-1-i),l(i))},children:[...p].filter(e=>e<t).sort((e,t)=>e-t).map(e=>{const r=t-1-e;return B(\"li\",{\"aria-setsize\":t,\"aria-posinset\":e+1,style:{top:e*a+\"px\",height:`${a}px`},onFocusIn:()=>d(r),children:n(r,{tabIndex:e===u?0:-1,\"data-position\":r})},r)})})},gt=new Intl.NumberFormat(\"en\"),kt=({log:e,noun:t,href:n,isOpen:r,children:i,shown:s})=>B(wt,{label:`${t[1]}, newest first`,count:s,onRange:e.want,row:(t,s)=>{const o=e.rowAt(t);if(void 0===o)return B(\"a\",{class:\"row is-loading\",\"aria-busy\":\"true\",...s,children:B(\"span\",{class:\"row-main\",children:\"Loading…\"})});const a=r(o)&&{\"aria-current\":\"true\"};return B(\"a\",{class:\"row\",href:n(o),...a,...s,children:i(o)})}}),xt=e=>{const{log:t,noun:n,isFiltered:r,filters:i,empty:s,advice:o}=e,a=he(null),l=((e,t,n)=>{const[r,i]=ae(!1),[s,o]=ae(!1),a=he({address:n,total:t});ce(()=>{const t=()=>{const t=e.current?.getBoundingClientRect();if(void 0===t||0===t.height)return;const n=null!==e.current?.querySelector(\":focus-visible\");o(t.top<-8||n)},n=()=>requestAnimationFrame(t);return addEventListener(\"scroll\",t,{passive:!0}),addEventListener(\"focusin\",n),addEventListener(\"focusout\",n),()=>{removeEventListener(\"scroll\",t),removeEventListener(\"focusin\",n),removeEventListener(\"focusout\",n)}},[e]);const l=r||s,{current:c}=a;(!l||c.address!==n||c.total>t)&&(a.current={address:n,total:t});const d=a.current.total;return{shown:d,news:t-d,isPaused:r,setPaused:i,release:()=>{i(!1),o(!1)}}})(a,t.total,t.address),{shown:c,news:d,release:h}=l,u=t.isCurrent&&0===t.total;return B(w,{children:[B(bt,{hold:l,noun:n,isFiltered:r,isSearching:!t.isCurrent,children:i}),u&&!r&&s,u&&r&&B(Te,{title:\"Nothing matches\",children:B(\"p\",{children:o})}),B(\"div\",{class:\"log\",ref:a,children:[d>0&&B(\"p\",{class:\"news\",children:B(\"button\",{type:\"button\",onClick:()=>{h(),scrollTo({top:0,behavior:\"instant\"}),requestAnimationFrame(()=>a.current?.querySelector(\".row\")?.focus({preventScroll:!0}))},children:[\"Show \",gt.format(d),\" new\"]})}),c>0&&B(kt,{...e,shown:c})]})]})},$t=({view:e,title:t,list:n,openId:r,details:i})=>{const s=he(null);return((e,t)=>{const n=he(void 0),r=he(void 0);void 0===r.current&&void 0!==t&&(n.current={id:t,scrollY}),void 0!==t&&n.current&&(n.current.id=t),r.current=t,de(()=>{if(void 0!==t||void 0===n.current)return;const{id:r,scrollY:i}=n.current;n.current=void 0,scrollTo({top:i,behavior:\"instant\"});const s=CSS.escape(et(e,r));document.querySelector(`a[href=\"${s}\"]`)?.focus({preventScroll:!0})},[e,t])})(e,r),ce(()=>{void 0!==r&&s.current?.focus({preventScroll:!0});const t=({key:t,defaultPrevented:n})=>{const i=null!==document.querySelector(\"dialog[open]\");\"Escape\"!==t||n||i||void 0===r||(location.hash=et(e))};return addEventListener(\"keydown\",t),()=>removeEventListener(\"keydown\",t)},[e,r]),B(w,{children:[B(\"h2\",{class:\"hidden\",children:t}),B(\"div\",{class:void 0===r?\"split\":\"split is-open\",children:[B(\"div\",{class:\"split-list\",children:n}),void 0!==r&&B(\"section\",{class:\"split-details\",\"aria-label\":\"Details\",tabIndex:-1,ref:s,children:[B(\"a\",{class:\"close\",href:et(e),children:\"Close\"}),i]})]})]})},St=100,Tt=e=>{const{view:t,title:n,noun:r,chips:i,idOf:s,openId:o,details:a}=e,{text:l,setText:c,search:d}=(()=>{const[e,t]=ae(\"\"),[n,r]=ae(\"\");return ce(()=>{const t=setTimeout(()=>r(e.trim()),\"\"===e?0:150);return()=>clearTimeout(t)},[e]),{text:e,setText:t,search:n}})(),[h,u]=ae(\"\"),p=new URLSearchParams({search:d,...i&&h&&{[i.parameter]:h}}),[_,...f]=e.source,m=((e,t,n=!0)=>{const[,r]=le(e=>e+1,0),i=he(void 0),s=he(void 0),{subscribe:o}=Ie();if(ce(()=>{const s=(({address:e,on:t,onlyGrows:n,onChange:r})=>{const i=(()=>{const e=new Map;let t,n=0;const r=(t,n)=>n.forEach((n,r)=>{((t,n)=>{const r=t-t%St,i=e.get(r)??[];i[t-r]=n,e.delete(r),e.set(r,i);const[s]=e.keys();e.size>30&&void 0!==s&&e.delete(s)})(t-1-r,n)}),i=(e,t)=>{const r=[],i=Math.min(t,n-1);for(let t=Math.max(e-e%St,0);t<=i;t+=St)r.push(t);return r};return{total:()=>n,newest:()=>t,rowAt:t=>e.get(t-t%St)?.[t%St],replace:i=>{e.clear(),({total:n,newest:t}=i),r(n,i.rows)},append:e=>{n+=e.total,t=e.newest,r(n,e.rows)},put:(e,{rows:t})=>r(e+t.length,t),starts:i,missing:(t,r)=>i(t,r).filter(t=>!(t=>{const r=e.get(t);if(void 0===r)return!1;const i=Math.min(St,n-t);for(let e=0;e<i;e++)if(void 0===r[e])return!1;return!0})(t))}})(),s=new AbortController,{signal:o}=s;let a=[0,0],l=!0,c=0;const d=((e,t)=>async n=>{try{const r=await fetch(`${e}&limit=100${n}`,{signal:t});return r.ok?await r.json():void 0}catch{return}})(e,o),h=Re(async()=>{await(l?(async()=>{l=!n;const e=i.starts(...a),[t,...r]=await Promise.all([d(\"\"),...e.map(e=>d(`&from=${e}`))]);void 0!==t?(c+=1,i.replace(t),r.forEach((t,n)=>{t&&i.put(e[n]??0,t)})):l=!0})():(async()=>{const e=await d(`&after=${i.newest()}`);e&&i.append(e)})()),o.aborted||r()},150),u=async e=>{const t=c,n=await d(`&from=${e}`);n&&c===t&&i.put(e,n)},p=Re(async()=>{const e=i.missing(...a);await Promise.all(e.map(u)),e.length>0&&!o.aborted&&r()},20);return h.ask(),{address:e,pages:i,want:(e,t)=>{a=[e,t],i.missing(e,t).length>0&&p.ask()},listen:e=>{\"all\"===e&&(l=!0),(\"all\"===e||e.some(e=>t.includes(e)))&&h.ask()},stop:()=>{h.stop(),p.stop(),s.abort()}}})({address:e,on:t,onlyGrows:n,onChange:()=>r(void 0)});i.current=s;const a=o(s.listen);return()=>{a(),s.stop()}},[e]),void 0!==i.current?.pages.newest()&&(s.current=i.current),void 0===s.current)return\"loading\";const{pages:a,want:l,address:c}=s.current;return{address:c,isCurrent:c===e,total:a.total(),rowAt:a.rowAt,want:l}})(`${_}?${p}`,...f),v=B(w,{children:[B(je,{label:`Filter ${r[1]}`,value:l,onChange:c}),i&&B(Me,{label:i.label,options:i.options,chosen:h,onChoose:u})]});return B($t,{view:t,title:n,list:\"loading\"===m?B(Ne,{}):B(xt,{log:m,noun:r,isFiltered:\"\"!==d||\"\"!==h,filters:v,href:e=>et(t,s(e)),isOpen:e=>String(s(e))===o,empty:e.empty,advice:e.advice,children:e.children}),openId:o,details:o&&a(o)})},Ct=({view:e})=>B(\"p\",{class:\"switch\",children:[B(\"a\",{href:et(\"refused\"),...\"refused\"===e&&{\"aria-current\":\"true\"},children:\"Refused aloud\"}),B(\"a\",{href:et(\"dropped\"),...\"dropped\"===e&&{\"aria-current\":\"true\"},children:\"Dropped after 202\"})]}),Mt=({drop:e})=>B(w,{children:[B(ct,{metric:e.metric}),B(\"span\",{class:\"row-main\",children:[B(\"span\",{class:\"row-title\",children:B(\"span\",{class:\"row-name\",children:e.metric})}),B(\"span\",{class:\"row-detail\",children:e.reason})]}),B(\"span\",{class:\"row-time\",children:B(_t,{at:e.at})})]}),qt=B(Te,{title:\"Nothing was dropped\",children:B(\"p\",{children:[\"Events that Klaviyo would drop after its 202 appear here, each with the reason that the real service does not tell. To see one, send an event twice with the same \",B(\"code\",{children:\"unique_id\"}),\".\"]})}),Pt=({id:e})=>B(w,{children:[B(Ct,{view:\"dropped\"}),B(Tt,{view:\"dropped\",title:\"Dropped events\",noun:[\"dropped event\",\"dropped events\"],source:[\"/_sandbox/drops\",[\"drops\"]],idOf:({seq:e})=>e,empty:qt,advice:\"Every word must be in the metric, the reason or the event.\",openId:e,details:e=>B(mt,{id:e},e),children:e=>B(Mt,{drop:e})})]}),At=({label:e,text:t})=>{const[n,r]=ae(\"\");return B(w,{children:[B(\"button\",{type:\"button\",onClick:async()=>{try{await navigator.clipboard.writeText(t()),r(\"Copied\")}catch{r(\"Copying is not allowed here\")}setTimeout(()=>r(\"\"),2e3)},children:e}),B(\"span\",{class:\"hint\",role:\"status\",children:n})]})},It=e=>`'${e.replaceAll(\"'\",\"'\\\\''\")}'`,Nt=[[\"d\",86400],[\"h\",3600],[\"min\",60],[\"s\",1]],Et=(e,t)=>{const n=Math.floor((Date.parse(t)-Date.parse(e))/1e3);if(!(n>=2))return;const[r,i]=Nt.find(([,e])=>n>=e)??[\"s\",1];return`${Math.floor(n/i)} ${r}`},jt=e=>{try{return JSON.parse(e)}catch{return e}},Rt=\"2026-07-15\",Dt=async e=>{const{method:t=\"GET\",path:n,revision:r=Rt,body:i}=e,s={revision:r,...n.startsWith(\"/client/\")?{}:{authorization:\"Klaviyo-API-Key pk_sandbox\"},...void 0!==i&&{\"content-type\":\"application/vnd.api+json\"}};try{const e=await fetch(n,{method:t,headers:s,...void 0!==i&&{body:i}});return{status:e.status,body:jt(await e.text())}}catch{return}},Ot=({id:e})=>{const[t,n]=ae(),r=`/api/events/${encodeURIComponent(e)}?include=metric,profile`;return B(w,{children:[B(\"h3\",{children:\"As the API reads it\"}),B(\"div\",{class:\"actions\",children:[B(\"button\",{type:\"button\",onClick:async()=>n(await Dt({path:r})),children:void 0===t?\"Ask the API\":\"Ask again\"}),B(\"code\",{class:\"hint\",children:[\"GET \",r]})]}),void 0!==t&&B(at,{value:t.body,label:`Answer of the API, status ${t.status}`})]})},Lt=e=>e.length>12?`…${e.slice(-8)}`:e,Ft=e=>{const{email:t,phone_number:n,external_id:r,anonymous_ids:i}=e;if(t)return t;if(n)return n;if(r)return`external id ${r}`;const s=i?.[0];return s?`anonymous ${Lt(s)}`:`profile ${Lt(e.id)}`},Ht=({data:e})=>{const{meta:t,...n}=e.attributes;return{data:{...e,attributes:n,...void 0!==t&&{meta:t}}}},Ut=({data:e})=>{const{meta:t,...n}=e;return void 0===t?{data:e}:{data:{...n,attributes:{...e.attributes,meta:t}}}},Kt=e=>{const{profile:t,...n}=e.data.attributes;return{data:{type:\"event-bulk-create-job\",attributes:{\"events-bulk-create\":{data:[{type:\"event-bulk-create\",attributes:{profile:Ht(t),events:{data:[{type:\"event\",attributes:n}]}}}]}}}}},Bt=e=>{const[t]=e.data.attributes[\"events-bulk-create\"].data,[n]=t?.attributes.events.data??[];return void 0===t?e:{data:{type:\"event\",attributes:{...n?.attributes,profile:Ut(t.attributes.profile)}}}},Wt={create_event:\"POST /api/events\",bulk:\"POST /api/event-bulk-create-jobs\",client:\"POST /client/events\",internal:\"Klaviyo itself\"},zt=({event:e})=>{const{profile:t,value:n,value_currency:r,lane:i,revision:s}=e,o=Et(e.time,e.received_at),a={Person:B(\"a\",{href:et(\"people\",t.id),children:Ft(t)}),Happened:B(_t,{at:e.time}),\"Time as sent\":e.time_sent,Arrived:B(w,{children:[B(_t,{at:e.received_at}),void 0!==o&&` (${o} later)`]}),Value:null===n?null:`${n} ${r??\"\"}`,\"Unique id\":e.unique_id,\"Came by\":Wt[i]+(\"\"===s?\"\":`, revision ${s}`),Backfill:e.backfill?\"yes: starts no flows\":null,\"Event id\":e.id};return B(it,{of:a})},Jt=({event:e,as:t,label:n})=>{const r=(({lane:e,sent:t},n)=>{const r=\"bulk\"===n?\"/api/event-bulk-create-jobs\":\"/api/events\";if(\"internal\"!==e){if(\"client\"===e)return\"bulk\"===n?void 0:{path:\"/client/events\",body:t,hasKey:!1};if(\"bulk\"===e==(\"bulk\"===n))return{path:r,body:t,hasKey:!0};if((e=>\"object\"==typeof e&&null!==e&&JSON.stringify(e).includes('\"metric\":{\"data\"')&&JSON.stringify(e).includes('\"profile\":{\"data\"'))(t))return{path:r,body:\"bulk\"===n?Kt(t):Bt(t),hasKey:!0}}})(e,t);return void 0===r?null:B(At,{label:n,text:()=>(({path:e,body:t,hasKey:n},r,i)=>{const s=[...n?[\"Authorization: Klaviyo-API-Key pk_sandbox\"]:[],...\"\"===r?[]:[`revision: ${r}`],\"Content-Type: application/vnd.api+json\"];return[`curl -i -X POST ${It(i+e+(n?\"\":\"?company_id=SANDBX\"))}`,...s.map(e=>`-H ${It(e)}`),`--data-raw ${It(JSON.stringify(t))}`].join(\" \\\\\\n  \")})(r,e.revision,location.origin)})},Gt=({event:e})=>B(w,{children:[B(\"h3\",{children:\"As sent\"}),B(\"div\",{class:\"actions\",children:[B(Jt,{event:e,as:\"create\",label:\"Copy as curl\"}),B(Jt,{event:e,as:\"bulk\",label:\"Copy as bulk curl\"}),B(At,{label:\"Copy JSON\",text:()=>JSON.stringify(e.sent,null,2)})]}),B(at,{value:e.sent,label:\"The request as sent\"})]}),Vt=({id:e})=>{const t=De(`/_sandbox/events/${encodeURIComponent(e)}`,\"people\");return\"loading\"===t?B(Ne,{}):\"missing\"===t?B(Te,{title:\"This event is gone\",children:B(\"p\",{children:\"The sandbox was reset since. Choose another from the list.\"})}):B(\"article\",{\"aria-labelledby\":\"event-title\",children:[B(\"h2\",{id:\"event-title\",class:\"with-chip\",children:[B(ct,{metric:t.metric}),\" \",t.metric]}),B(zt,{event:t}),B(\"h3\",{children:\"Properties\"}),B(at,{value:t.properties,label:\"Properties\"}),\"internal\"!==t.lane&&B(Gt,{event:t}),B(Ot,{id:t.id},t.id)]})},Zt=({event:e})=>{const t=Et(e.time,e.received_at);return B(w,{children:[void 0!==t&&B(\"span\",{class:\"tag\",children:[\"waited \",t]}),\"bulk\"===e.lane&&B(\"span\",{class:\"tag\",children:\"bulk\"}),\"client\"===e.lane&&B(\"span\",{class:\"tag\",children:\"browser\"}),\"internal\"===e.lane&&B(\"span\",{class:\"tag\",children:\"by Klaviyo\"}),e.backfill&&B(\"span\",{class:\"tag\",children:\"backfill\"})]})},Yt=({event:e,hidesPerson:t})=>B(w,{children:[B(ct,{metric:e.metric}),B(\"span\",{class:\"row-main\",children:[B(\"span\",{class:\"row-title\",children:[B(\"span\",{class:\"row-name\",children:e.metric}),\" \",B(Zt,{event:e})]}),B(\"span\",{class:\"row-detail\",children:[!t&&B(\"span\",{class:\"row-who\",children:[e.person.name,e.about&&\" · \"]}),e.about]})]}),!t&&B(\"span\",{class:\"row-person\",children:e.person.name}),B(\"span\",{class:\"row-time\",children:B(_t,{at:e.time})})]}),Xt=()=>{const e=`curl -i -X POST ${location.origin}/api/events \\\\\\n  -H 'Authorization: Klaviyo-API-Key pk_sandbox' \\\\\\n  -H 'revision: 2026-07-15' \\\\\\n  -H 'Content-Type: application/vnd.api+json' \\\\\\n  -d '{\"data\":{\"type\":\"event\",\"attributes\":{\\n    \"properties\":{\"ProductName\":\"Blue cup\"},\\n    \"metric\":{\"data\":{\"type\":\"metric\",\"attributes\":{\"name\":\"Viewed Product\"}}},\\n    \"profile\":{\"data\":{\"type\":\"profile\",\"attributes\":{\"email\":\"ada@example.com\"}}}}}}'`;return B(Te,{title:\"Waiting for the first event\",children:[B(\"p\",{children:[\"Open your shop and look at a product, or point any Klaviyo client at\",\" \",B(\"code\",{children:location.origin}),\" with a key that starts with \",B(\"code\",{children:\"pk_\"}),\". Or paste this:\"]}),B(\"pre\",{class:\"json\",tabIndex:0,children:e}),B(\"p\",{class:\"actions\",children:B(At,{label:\"Copy command\",text:()=>e})})]})},Qt=({id:e})=>{const t=De(\"/_sandbox/metrics\",\"events\"),n=(\"string\"==typeof t?[]:t).map(({name:e,events:t})=>({value:e,title:e,count:t}));return B(Tt,{view:\"events\",title:\"Events\",noun:[\"event\",\"events\"],source:[\"/_sandbox/events\",[\"events\"]],chips:{label:\"Metric\",parameter:\"metric\",options:n},idOf:e=>e.id,empty:B(Xt,{}),advice:\"Every word must be in the metric, the person or the properties.\",openId:e,details:e=>B(Vt,{id:e}),children:e=>B(Yt,{event:e})})},en=async(e,t,n)=>{try{const r=await fetch(t,{method:e,...void 0!==n&&{headers:{\"content-type\":\"application/json\"},body:JSON.stringify(n)}});if(r.ok)return;const{errors:i}=await r.json(),s=i?.map(({detail:e,source:t})=>`${t?.pointer?.slice(1)??\"\"} ${e}`);return s?.join(\" \").trim()||`It answered ${r.status}.`}catch{return\"The sandbox does not answer.\"}},tn=e=>e/1e3+\" s\",nn=e=>{const t=(e=>{const{status:t,body:n,retryAfterSeconds:r,delayMs:i,bodyDelayMs:s,processingDelayMs:o,poison:a}=e,l=void 0===n||\"json\"===n?\"\":\" with \"+(\"html\"===n?\"an HTML page\":\"no body\"),c=void 0===r?\"\":` and Retry-After: ${r}`;return[...i?[`waits ${tn(i)}`]:[],...void 0===t?[]:[`answers ${t}${l}${c}`],...void 0===e.connection?[]:[\"ends the connection without an answer\"],...s?[`sends half of the answer ${tn(s)} late`]:[],...e.truncate?[\"breaks the answer off in the middle\"]:[],...e.lose?[\"answers 202 and loses the events\"]:[],...o?[`records ${tn(o)} later`]:[],...void 0===e.rejectMetric?[]:[`refuses events of “${e.rejectMetric}”`],...void 0===a?[]:[`refuses events with the property “${a.property}”`],...\"after\"===e.when?[\"after the request was processed\"]:[]]})(e);return`${(({path:e,method:t,metric:n,lane:r,keyEnding:i})=>[`${t??\"Every request\"} to ${\"/\"===e?\"any path\":`${e}…`}`,...void 0===n?[]:[`with an event of “${n}”`],...void 0===r?[]:[`by ${r}`],...void 0===i?[]:[`with the key …${i}`]].join(\" \"))(e)}: ${t.join(\", \")||\"nothing\"}`},rn=({left:e,until:t,skip:n,probability:r,hits:i})=>[null===e?\"until it is switched off\":`${e} more ${1===e?\"request\":\"requests\"}`,...t?[`until ${t}`]:[],...n?[`${n} pass first`]:[],...void 0!==r&&r<1?[`${Math.round(100*r)} % of the requests`]:[],...i?[`hit ${i} so far`]:[]].join(\", \"),sn=({label:e,name:t,hint:n,isNumber:r=!1})=>B(\"label\",{class:\"field\",children:[B(\"span\",{children:e}),B(\"input\",{name:t,inputMode:r?\"decimal\":\"text\",placeholder:n,autoComplete:\"off\"})]}),on=({label:e,name:t,children:n})=>B(\"label\",{class:\"field\",children:[B(\"span\",{children:e}),B(\"select\",{name:t,children:n})]}),an=[\"status\",\"retryAfterSeconds\",\"delayMs\",\"count\",\"probability\"],ln=[\"path\",\"method\",\"rejectMetric\",\"body\",\"when\"],cn=({onDone:e})=>{const[t,n]=ae(\"\");return B(\"form\",{onSubmit:async t=>{t.preventDefault();const r=t.currentTarget,i=await en(\"POST\",\"/_sandbox/faults\",(e=>{const t=t=>String(e.get(t)??\"\").trim(),n={};for(const e of ln)\"\"!==t(e)&&(n[e]=t(e));for(const e of an)\"\"!==t(e)&&(n[e]=Number(t(e)));return\"number\"==typeof n.probability&&(n.probability/=100),\"\"!==t(\"connection\")&&(n.connection=t(\"connection\")),\"\"!==t(\"property\")&&(n.poison={property:t(\"property\")}),n})(new FormData(r)));n(i??\"\"),void 0===i&&(r.reset(),e(\"The fault is on.\"))},class:\"panel\",children:[B(\"div\",{class:\"fields\",children:[B(sn,{label:\"Path starts with\",name:\"path\",hint:\"/api/events\"}),B(on,{label:\"Method\",name:\"method\",children:[B(\"option\",{value:\"\",children:\"any\"}),B(\"option\",{children:\"GET\"}),B(\"option\",{children:\"POST\"}),B(\"option\",{children:\"PATCH\"}),B(\"option\",{children:\"DELETE\"})]}),B(sn,{label:\"Status\",name:\"status\",isNumber:!0,hint:\"503\"}),B(on,{label:\"Body\",name:\"body\",children:[B(\"option\",{value:\"json\",children:\"JSON, as the API words it\"}),B(\"option\",{value:\"html\",children:\"HTML page\"}),B(\"option\",{value:\"empty\",children:\"none\"})]}),B(sn,{label:\"Retry-After, seconds\",name:\"retryAfterSeconds\",isNumber:!0,hint:\"2\"}),B(on,{label:\"When\",name:\"when\",children:[B(\"option\",{value:\"before\",children:\"before anything is recorded\"}),B(\"option\",{value:\"after\",children:\"after it is recorded\"})]}),B(on,{label:\"Connection\",name:\"connection\",children:[B(\"option\",{value:\"\",children:\"stays\"}),B(\"option\",{value:\"drop\",children:\"ends without an answer\"})]}),B(sn,{label:\"Delay, milliseconds\",name:\"delayMs\",isNumber:!0,hint:\"5000\"}),B(sn,{label:\"Refuse events of the metric\",name:\"rejectMetric\",hint:\"Viewed Product\"}),B(sn,{label:\"Refuse events with the property\",name:\"property\",hint:\"poison\"}),B(sn,{label:\"Number of requests\",name:\"count\",isNumber:!0,hint:\"all\"}),B(sn,{label:\"Share of requests, %\",name:\"probability\",isNumber:!0,hint:\"100\"})]}),B(\"p\",{class:\"actions\",children:[B(\"button\",{type:\"submit\",class:\"is-main\",children:\"Switch on\"}),B(\"span\",{role:\"alert\",class:\"problem\",children:t})]})]})},dn=\"/_sandbox/faults\",hn=({preset:e,faults:t,onDone:n})=>{const{title:r,description:i,name:s,fault:o}=e,a=t.filter(e=>e.name===s),l=a.length>0,c=l?\"Switch off\":\"Switch on\";return B(\"li\",{class:l?\"card is-warning\":\"card\",children:[B(\"div\",{children:[B(\"strong\",{children:r}),\" \",l&&B(\"span\",{class:\"tag is-loud\",children:\"on\"}),B(\"p\",{class:\"hint\",children:i})]}),B(\"button\",{type:\"button\",onClick:async()=>{const e=await(l?(async e=>{for(const{id:t}of e){const e=await en(\"DELETE\",`${dn}/${encodeURIComponent(t)}`);if(void 0!==e)return e}})(a):en(\"POST\",dn,o));n(e??`${r} is ${l?\"off\":\"on\"}.`)},\"aria-label\":`${c} ${r}`,children:c})]})},un=\"/_sandbox/faults\",pn=({fault:e})=>B(\"li\",{class:\"card is-warning\",children:[B(\"div\",{children:[B(\"strong\",{children:e.name??\"Fault\"}),B(\"p\",{children:nn(e)}),B(\"p\",{class:\"hint\",children:rn(e)})]}),B(\"button\",{type:\"button\",onClick:()=>en(\"DELETE\",`${un}/${encodeURIComponent(e.id)}`),\"aria-label\":`Switch off ${nn(e)}`,children:\"Switch off\"})]}),_n=()=>{const e=De(un,\"faults\",\"requests\"),t=De(`${un}/presets`),[n,r]=ae(\"\"),i=he(null);return(e=>{ce(()=>{const t=new ResizeObserver(()=>{const{activeElement:t}=document;e.current?.contains(t)&&t?.scrollIntoView({block:\"nearest\",behavior:\"instant\"})});return t.observe(document.body),()=>t.disconnect()},[e])})(i),\"string\"==typeof e?B(Ne,{}):B(\"div\",{ref:i,children:[B(\"section\",{\"aria-labelledby\":\"on-title\",class:\"block\",children:[B(\"h2\",{id:\"on-title\",children:\"Switched on\"}),0===e.length&&B(\"p\",{class:\"hint\",children:\"Nothing goes wrong on purpose. Choose a fault below.\"}),B(\"ul\",{class:\"cards is-wide\",children:e.map(e=>B(pn,{fault:e},e.id))}),B(\"p\",{role:\"status\",class:\"hint\",children:n})]}),\"string\"!=typeof t&&B(\"section\",{\"aria-labelledby\":\"presets-title\",class:\"block\",children:[B(\"h2\",{id:\"presets-title\",children:\"What goes wrong most\"}),B(\"ul\",{class:\"cards\",children:t.map(t=>B(hn,{preset:t,faults:e,onDone:r},t.name))})]}),B(\"section\",{\"aria-labelledby\":\"own-title\",class:\"block\",children:[B(\"h2\",{id:\"own-title\",children:\"A fault of your own\"}),B(cn,{onDone:r})]})]})},fn=[[\"1 minute\",6e4],[\"1 hour\",36e5],[\"1 day\",864e5],[\"1 year\",31536e6]],mn=e=>{const t=6e4*new Date(e).getTimezoneOffset();return new Date(e-t).toISOString().slice(0,19)},vn=({clock:e,onClose:t})=>{const[n,r]=ae(\"\"),{field:i,release:s}=(e=>{const[t,n]=ae(),[r,i]=ae(!1),s=()=>{n(void 0),i(!1)};return{field:{value:t??mn(e),onFocus:()=>n(t=>t??mn(e)),onInput:({currentTarget:e})=>{i(!0),n(e.value)},onBlur:()=>!r&&s()},release:s}})(e.now);var o;ce(()=>{const e=e=>{\"Escape\"!==e.key||e.defaultPrevented||(e.preventDefault(),o())};return addEventListener(\"keydown\",e,!0),()=>removeEventListener(\"keydown\",e,!0)},[o=t]);const a=async e=>{const t=await en(\"POST\",\"/_sandbox/clock\",e);return r(t??\"\"),void 0===t};return B(\"section\",{class:\"clock-panel\",id:\"clock-panel\",\"aria-label\":\"Clock of the sandbox\",children:[B(\"p\",{class:\"hint\",children:\"Rate windows, retirements and time bounds follow this clock.\"}),B(\"div\",{class:\"actions\",children:[B(\"button\",{type:\"button\",onClick:()=>a({stopped:!e.isStopped}),children:e.isStopped?\"Let it run\":\"Stop it\"}),fn.map(([e,t])=>B(\"button\",{type:\"button\",\"aria-label\":`Forward by ${e}`,onClick:()=>a({advanceMs:t}),children:[\"+\",e]},e)),B(\"button\",{type:\"button\",disabled:e.isReal,onClick:()=>a({real:!0}),children:\"Back to the real time\"})]}),B(\"form\",{class:\"actions\",onSubmit:async e=>{e.preventDefault();const t=Date.parse(i.value);Number.isNaN(t)?r(\"Choose a day and a time.\"):await a({now:new Date(t).toISOString()})&&s()},children:[B(\"label\",{class:\"field\",children:[B(\"span\",{children:\"Set it to\"}),B(\"input\",{type:\"datetime-local\",step:\"1\",...i})]}),B(\"button\",{type:\"submit\",children:\"Set\"}),B(\"span\",{role:\"alert\",class:\"problem\",children:n})]})]})},bn=new Intl.NumberFormat(\"en\"),yn=({view:e,counts:t})=>{const n=(t,n,r)=>{const i=t===e||\"refused\"===t&&\"dropped\"===e;return B(\"a\",{href:et(t),...i&&{\"aria-current\":\"page\"},children:[n,void 0!==r&&B(\"span\",{class:\"number\",children:bn.format(r)})]})};return B(\"nav\",{\"aria-label\":\"Views\",children:[n(\"events\",\"Events\",t?.events),n(\"people\",\"People\",t?.profiles),n(\"refused\",\"Rejects & drops\",t&&t.rejects+t.drops),n(\"requests\",\"Requests\",t?.requests),n(\"faults\",\"Faults\",t?.faults||void 0),n(\"resources\",\"Resources\"),n(\"behaviours\",\"Behaviours\"),n(\"settings\",\"Settings\")]})},wn={connecting:\"Connecting…\",live:\"Live\",down:\"The sandbox does not answer. Trying again…\"},gn=new Intl.DateTimeFormat(\"en-GB\",{timeStyle:\"medium\"}),kn=new Intl.DateTimeFormat(\"en-GB\",{dateStyle:\"medium\"}),xn=({count:e})=>B(\"div\",{class:\"banner\",children:[B(\"p\",{role:\"status\",children:[B(\"span\",{\"aria-hidden\":\"true\",children:\"⚠ \"}),1===e?\"One fault is\":`${e} faults are`,\" switched on: some requests fail on purpose. \",B(\"a\",{href:et(\"faults\"),children:\"Which?\"})]}),B(\"button\",{type:\"button\",onClick:()=>en(\"DELETE\",\"/_sandbox/faults\"),children:\"Switch off\"})]}),$n=({clock:e})=>B(\"div\",{class:\"banner\",children:[B(\"p\",{role:\"status\",children:[B(\"span\",{\"aria-hidden\":\"true\",children:\"◷ \"}),\"The sandbox’s clock \",e.isStopped?\"stands still\":\"is not the real one\",\".\"]}),B(\"button\",{type:\"button\",onClick:()=>en(\"POST\",\"/_sandbox/clock\",{real:!0}),children:\"Back to the real time\"})]}),Sn=({clock:e,isOpen:t,onClick:n})=>B(\"button\",{type:\"button\",class:\"clock\",\"aria-expanded\":t,\"aria-controls\":t?\"clock-panel\":void 0,onClick:n,children:[B(\"span\",{class:\"hidden\",children:\"Clock: \"}),!e.isReal&&`${kn.format(e.now)}, `,gn.format(e.now),e.isStopped&&\" (stopped)\"]}),Tn=({view:e})=>{const{status:t}=Ie(),n=_e(Ke),[r,i]=ae(!1),s=pe(()=>{i(!1),document.querySelector(\"button.clock\")?.focus()},[]),o=De(\"/_sandbox/state\",\"events\",\"people\",\"rejects\",\"drops\",\"requests\",\"faults\"),a=\"string\"==typeof o?void 0:o;return B(\"header\",{children:[B(\"div\",{class:\"title\",children:[B(\"h1\",{children:\"Klaviyo in a box\"}),B(\"div\",{class:\"state\",children:[B(\"p\",{class:`status is-${t}`,role:\"status\",children:wn[t]}),n&&B(Sn,{clock:n,isOpen:r,onClick:()=>i(!r)})]})]}),n&&r&&B(vn,{clock:n,onClose:s}),B(yn,{view:e,counts:a}),void 0!==a&&a.faults>0&&B(xn,{count:a.faults}),n&&!n.isReal&&B($n,{clock:n})]})},Cn=({kind:e,text:t})=>7.85*(\"email\"===e||\"profile\"===e||\"other\"===e?t.length:Math.min(t.length,18))+28,Mn=(e,t,n)=>({node:t,depth:n,children:e.edges.filter(({from:e})=>e===t.id).flatMap(({to:t})=>e.nodes.find(({id:e})=>e===t)??[]).map(t=>Mn(e,t,n+1))}),qn=(e,t)=>{const n=e.x+e.width,r=(n+t.x)/2;return{path:`M${n} ${e.y}C${r} ${e.y} ${r} ${t.y} ${t.x} ${t.y}`,x:t.x-20,y:t.y}},Pn=(e,t)=>{const n=e.x+14;return{spine:`M${n} ${e.y+20}V${t.y}`,path:`M${n} ${t.y}H${t.x}`,x:n+2,y:t.y}},An={external_id:\"external id\",email:\"e-mail\",phone_number:\"phone\",anonymous_id:\"anonymous id\",id:\"profile id\",_kx:\"_kx token\",profile:\"profile\",other:\"another profile\"},In=(e,t)=>`${e}:${t}`,Nn=(e,t)=>{const n=Math.max(4,Math.floor((t-28)/7.85));if(e.length<=n)return e;const r=Math.floor((n-1)/2);return`${e.slice(0,n-1-r)}…${e.slice(-r)}`},En=({node:e,isApart:t})=>{const{x:n,y:r,width:i,kind:s,text:o}=e;return B(\"g\",{class:`node is-${t?\"apart\":s}`,children:[B(\"rect\",{x:n+1,y:r-20+1,width:i-2,height:38,rx:\"profile\"===s||\"other\"===s?20:8}),B(\"text\",{class:\"node-kind\",x:n+14,y:r-4,children:An[s]}),B(\"text\",{x:n+14,y:r+12,children:Nn(o,i)})]})},jn=({edge:e,text:t})=>{const n=14+6*t.length;return B(w,{children:[B(\"rect\",{x:e.x-n/2,y:e.y-10,width:n,height:\"20\",rx:\"10\"}),B(\"text\",{x:e.x,y:e.y+4,children:t})]})},Rn=({edge:e})=>B(\"g\",{class:`edge is-${e.bond}`,children:[B(\"path\",{d:e.path}),\"merged\"===e.bond&&B(\"path\",{class:\"edge-inner\",d:e.path}),e.numbers.length>0&&B(jn,{edge:e,text:e.numbers.join(\" \")})]}),Dn=({graph:e})=>{const t=he(null),[n,r]=ae(0);de(()=>{if(null===t.current)return;const e=new ResizeObserver(([e])=>r(Math.floor(e?.contentRect.width??0)));return e.observe(t.current),()=>e.disconnect()},[]);const{height:i,nodes:s,edges:o}=((e,t)=>{const[n]=e.nodes;if(void 0===n)return{width:t,height:0,nodes:[],edges:[]};const r=Mn(e,n,0),i=r.children.some(({children:e})=>e.length>0)?3:2,s=((e,t,n)=>t*Math.max(...e.map(Cn))+64*(t-1)<=n)(e.nodes,i,t),o=({node:e},t,n)=>({...e,x:0,y:t,width:n}),a=s?((e,t,n,r)=>{let i=0;const s=(r-64*(n-1))/n,o=e=>{const n=e.children.map(o),r=n.flatMap(([e])=>e??[]),[a,l]=[r[0],r.at(-1)],c=a&&l?(a.y+l.y)/2:52*i+++26;return[{...t(e,c,s),x:e.depth*(s+64)},...n.flat()]};return o(e)})(r,o,i,t):((e,t,n)=>{let r=0;const i=e=>{const s=44*e.depth;return[{...t(e,52*r+++26,n-s),x:s},...e.children.flatMap(i)]};return i(e)})(r,o,t),l=e=>a.find(t=>t.id===e),c=e.edges.flatMap(e=>{const[t,n]=[l(e.from),l(e.to)];return t&&n?[{...e,...s?qn(t,n):Pn(t,n)}]:[]});return{width:t,height:Math.max(...a.map(({y:e})=>e))+26,nodes:a,edges:c}})(e,n),a=new Set(o.filter(({bond:e})=>\"apart\"===e||\"old\"===e).map(({to:e})=>e));return B(\"div\",{class:\"graph\",ref:t,children:n>0&&B(\"svg\",{viewBox:`0 0 ${n} ${i}`,width:n,height:i,role:\"img\",\"aria-label\":\"How the identifiers came together; the table below says the same in words.\",children:[o.map(({to:e,spine:t})=>t&&B(\"path\",{class:\"spine\",d:t},`spine ${e}`)),o.map(e=>B(Rn,{edge:e},e.to)),s.map(e=>B(En,{node:e,isApart:a.has(e.id)},e.id))]})})},On={created:\"joined\",gained:\"joined\",adopted:\"joined\",changed:\"joined\",merged:\"merged\",asked:\"merged\",cleared:\"old\",conflict:\"apart\",apart:\"apart\",kept:\"apart\"},Ln={joined:\"joined\",merged:\"merged\",apart:\"kept apart\",old:\"replaced\"},Fn=e=>[...e.external_id?[[\"external_id\",e.external_id]]:[],...e.email?[[\"email\",e.email]]:[],...e.phone_number?[[\"phone_number\",e.phone_number]]:[],...(e.anonymous_ids??[]).map(e=>[\"anonymous_id\",e])],Hn=({by:e,value:t})=>`${e?An[e]:\"\"} ${t??\"\"}`.trim(),Un=({row:e})=>B(\"tr\",{class:`is-${e.bond}`,children:[B(\"td\",{class:\"graph-number\",children:e.number}),B(\"td\",{children:B(\"span\",{class:`bond is-${e.bond}`,children:Ln[e.bond]})}),B(\"td\",{children:[e.sentence,B(\"br\",{}),B(_t,{at:e.at})]})]}),Kn=({person:e})=>{const t=(e=>{const{root:t,nodes:n,edges:r,tie:i}=(e=>{const t=In(\"profile\",e.id),n=new Map([[t,{id:t,kind:\"profile\",text:Ft(e)}]]),r=new Map;return{root:t,nodes:n,edges:r,tie:(e,t,i,s,o)=>{const a=In(t,i),l=void 0===o?[]:[o],c=r.get(a);return void 0===c||c.numbers.includes(o??0)||r.set(a,{...c,numbers:[...c.numbers,...l]}),n.has(a)||(n.set(a,{id:a,kind:t,text:i}),r.set(a,{from:e,to:a,bond:s,numbers:l})),a}}})(e),s=(e=>{const t=new Set;return e.flatMap(e=>{const{step:n,sentence:r}=e,i=On[e.kind];return void 0===n||void 0===i||t.has(r)?[]:(t.add(r),[{...e,step:n,bond:i}])})})(e.explanations),o=(e=>{const t=new Map;for(const{step:n,bond:r}of e)if(void 0!==n.other&&\"merged\"===r)for(const[e,r]of Fn(n.other))t.set(In(e,r),n.other.id);return t})(s),a=(e,n,r,s)=>{const a=o.get(In(e,n));i(a?i(t,\"profile\",a,\"merged\"):t,e,n,r,s)},l=s.map(({at:e,sentence:n,step:r,bond:s},o)=>{const l=o+1;return void 0!==r.other?(({other:e},n,r)=>{if(void 0===e)return;const s=\"merged\"===n,o=i(t,s?\"profile\":\"other\",e.id,n,r);for(const[t,l]of Fn(e))s?a(t,l,\"joined\"):i(o,t,l,n,r)})(r,s,l):void 0!==r.by&&void 0!==r.value&&a(r.by,r.value,s,l),{number:l,at:e,what:Hn(r),bond:s,sentence:n}}),c=Fn(e);for(const[e,t]of c)a(e,t,\"joined\");for(const n of e.merged??[])i(t,\"profile\",n,\"merged\");const d=new Set(c.map(([e,t])=>In(e,t)));return{nodes:[...n.values()],edges:[...r.values()].map(e=>(({from:e,to:n,bond:r})=>e===t&&\"joined\"===r&&!d.has(n))(e)?{...e,bond:\"old\"}:e),rows:l}})(e);return B(w,{children:[B(\"h3\",{id:\"identity-title\",children:\"How we know\"}),B(Dn,{graph:t}),t.rows.length>0&&B(\"table\",{class:\"story-table\",\"aria-labelledby\":\"identity-title\",children:[B(\"thead\",{children:B(\"tr\",{children:[B(\"th\",{scope:\"col\",children:[B(\"span\",{class:\"hidden\",children:\"Number in the graph\"}),\"#\"]}),B(\"th\",{scope:\"col\",children:\"Result\"}),B(\"th\",{scope:\"col\",children:\"What happened\"})]})}),B(\"tbody\",{children:t.rows.map(e=>B(Un,{row:e},e.number))})]}),B(\"p\",{class:\"after\",children:B(\"a\",{href:et(\"behaviours\",\"search=identity\"),children:\"How sure are these rules?\"})})]})},Bn=({id:e})=>{const[t,n]=ae(50),r=`/_sandbox/profiles/${encodeURIComponent(e)}/events?limit=`,i=De(r+t,\"events\",\"people\"),[s,o]=ae();\"string\"!=typeof i&&i!==s&&o(i);const a=\"string\"==typeof i?s:i;if(void 0===a)return B(Ne,{});if(0===a.total)return B(\"p\",{class:\"hint\",children:\"No events yet.\"});const l=a.total-a.rows.length;return B(w,{children:[B(\"ul\",{class:\"rows is-timeline\",\"aria-label\":\"Timeline, latest first\",children:a.rows.map(e=>B(\"li\",{children:B(\"a\",{class:\"row\",href:et(\"events\",e.id),children:B(Yt,{event:e,hidesPerson:!0})})},e.id))}),l>0&&B(\"p\",{class:\"actions is-after\",children:[B(\"button\",{type:\"button\",onClick:()=>n(t+100),children:\"Show earlier events\"}),B(\"span\",{class:\"hint\",children:[l,\" more\"]})]})]})},Wn=({person:e})=>B(it,{of:{\"E-mail\":e.email,Phone:e.phone_number,\"External id\":e.external_id,Anonymous:e.anonymous_ids?.length?e.anonymous_ids.map(e=>B(\"code\",{children:e},e)):null,\"Profile id\":B(\"code\",{children:e.id}),\"Merged ids\":e.merged?.length?e.merged.map(e=>B(\"code\",{children:e},e)):null,\"Known since\":B(_t,{at:e.created})}}),zn=({consent:e})=>B(w,{children:[B(\"h3\",{id:\"consent-title\",children:\"Consent\"}),B(\"table\",{class:\"plain\",\"aria-labelledby\":\"consent-title\",children:[B(\"thead\",{children:B(\"tr\",{children:[B(\"th\",{scope:\"col\",children:\"Channel\"}),B(\"th\",{scope:\"col\",children:\"Consent\"}),B(\"th\",{scope:\"col\",children:\"Since\"})]})}),B(\"tbody\",{children:e.map(e=>B(\"tr\",{children:[B(\"td\",{children:e.channel}),B(\"td\",{children:e.consent}),B(\"td\",{children:null===e.at?\"\":B(_t,{at:e.at})})]},e.channel))})]})]}),Jn=({id:e})=>{const t=`/_sandbox/profiles/${encodeURIComponent(e)}?events=0`,n=De(t,\"people\",\"events\");return\"loading\"===n?B(Ne,{}):\"missing\"===n?B(Te,{title:\"Nobody has this id\",children:B(\"p\",{children:[B(\"code\",{children:e}),\" is no profile here: the id has a mistake in it, or the sandbox was reset since. Choose somebody from the list.\"]})}):B(\"article\",{\"aria-labelledby\":\"person-title\",children:[B(\"h2\",{id:\"person-title\",children:Ft(n)}),B(Wn,{person:n}),B(Kn,{person:n}),!!n.consent?.length&&B(zn,{consent:n.consent}),Object.keys(n.traits).length>0&&B(w,{children:[B(\"h3\",{children:\"Traits\"}),B(at,{value:n.traits,label:\"Traits\"})]}),B(\"h3\",{children:\"Timeline\"}),B(Bn,{id:n.id},n.id)]})},Gn=({email:e,phone_number:t,external_id:n,anonymous_ids:r})=>[e&&\"e-mail\",t&&\"phone\",n&&\"external id\",r?.length&&`${r.length} anonymous`].filter(Boolean),Vn=({person:e})=>B(w,{children:[B(\"span\",{class:\"chip is-letter\",\"aria-hidden\":\"true\",children:Ft(e).slice(0,1).toUpperCase()}),B(\"span\",{class:\"row-main\",children:[B(\"span\",{class:\"row-title\",children:B(\"span\",{class:\"row-name\",children:Ft(e)})}),B(\"span\",{class:\"row-detail\",children:[\"known by \",Gn(e).join(\", \")||\"its id only\"]})]}),B(\"span\",{class:\"row-person\",children:[e.first_name,e.last_name].filter(Boolean).join(\" \")}),B(\"span\",{class:\"row-time\",children:B(_t,{at:e.updated})})]}),Zn=B(Te,{title:\"Nobody yet\",children:B(\"p\",{children:\"People appear with their first event. Browse your shop, then sign in or subscribe.\"})}),Yn=({id:e})=>B(Tt,{view:\"people\",title:\"People\",noun:[\"person\",\"people\"],source:[\"/_sandbox/profiles\",[\"people\"],!1],idOf:e=>e.id,empty:Zn,advice:\"Try part of an e-mail address, a phone number, a name or an id.\",openId:e,details:e=>B(Jn,{id:e}),children:e=>B(Vn,{person:e})}),Xn=({path:e,query:t})=>\"\"===t?e:`${e}?${t}`,Qn=({answer:e})=>B(\"div\",{role:\"status\",children:void 0!==e&&B(w,{children:[B(\"p\",{class:e.status<400?\"outcome is-good\":\"outcome is-bad\",children:[e.status<400?\"Taken\":\"Refused again\",\": \",e.status]}),\"\"!==e.body&&B(at,{value:e.body,label:\"The answer\"})]})}),er=({reject:e})=>{const{method:t}=e,n=Xn(e),[r,i]=ae(()=>JSON.stringify(e.body,null,2)),[s,o]=ae(e.revision??Rt),[a,l]=ae();return B(\"details\",{class:\"fold\",children:[B(\"summary\",{children:\"Fix and resend\"}),B(\"form\",{onSubmit:async e=>{e.preventDefault(),l(await Dt({method:t,path:n,revision:s,body:r}))},children:[B(\"label\",{class:\"field\",children:[B(\"span\",{children:\"Revision\"}),B(\"input\",{value:s,onInput:({currentTarget:e})=>o(e.value)})]}),B(\"label\",{class:\"field\",children:[B(\"span\",{children:\"Body\"}),B(\"textarea\",{rows:12,spellcheck:!1,value:r,onInput:({currentTarget:e})=>i(e.value)})]}),B(\"p\",{class:\"actions\",children:B(\"button\",{type:\"submit\",class:\"is-main\",children:\"Send to this sandbox\"})})]}),B(Qn,{answer:a})]})},tr=[{when:{status:429},fix:\"Wait as many seconds as the Retry-After header says, then send the same request again. Sending events in bulk needs far fewer requests.\"},{when:{status:409,code:/duplicate_profile/},fix:\"The identifiers belong to two profiles. Update the one named here by its id, leave out the identifier that belongs to the other, or merge them with POST /api/profile-merge.\"},{when:{status:410},fix:\"The revision is retired. Send a live one in the revision header.\"},{when:{detail:/bearer/i},fix:'Write the header as \"Authorization: Klaviyo-API-Key pk_…\": private keys are no bearer tokens.'},{when:{status:401},fix:'Send \"Authorization: Klaviyo-API-Key pk_…\". Any key that starts with pk_ does here.'},{when:{status:403},fix:\"The key lacks the scope that this endpoint needs: give the key that scope or use another key.\"},{when:{status:404},fix:\"Look at the path and the id: nothing is there at this revision. Paths start with /api or /client, and ids are those the API answered.\"},{when:{status:405},fix:\"The path exists, but not with this method.\"},{when:{status:406},fix:'Accept \"application/vnd.api+json\" in the Accept header.'},{when:{status:415},fix:'Send the header \"Content-Type: application/vnd.api+json\".'},{when:{status:413},fix:\"The body is too large: split it into several requests.\"},{when:{detail:/revision/i},fix:'Send a published date in the revision header, for example \"revision: 2026-07-15\".'},{when:{detail:/company/i},fix:\"Add ?company_id= with the six characters of the public key; the sandbox’s own is SANDBX.\"},{when:{detail:/not JSON|payload|parse/i},fix:\"The body is not readable JSON: look for a missing bracket, a trailing comma or a cut-off end.\"},{when:{place:/phone_number/},fix:\"Write the number in E.164: a plus, the country code, then digits only, as in +4915112345678.\"},{when:{place:/email/,detail:/invalid|valid/i},fix:\"Send a whole address, name@example.com, and no display name around it. Leave the field out when there is none.\"},{when:{detail:/before the year|future/i},fix:\"Send a time after 1990 (after 2000 before revision 2026-07-15) and at most a year ahead of the sandbox’s clock. Check that the unit is not milliseconds and that the clock is right.\"},{when:{place:/\\/time$/},fix:\"Send the time in ISO 8601, as in 2026-07-15T10:00:00Z.\"},{when:{detail:/propert(y|ies).*at most|at most \\d+ propert/i},fix:\"Put fewer keys into properties, or nest what belongs together: only the top level counts.\"},{when:{detail:/already used|repeated|unique_id/i},fix:\"Give every event of a bulk request a unique_id of its own, and leave out those that were recorded before: one repeat refuses all of them.\"},{when:{detail:/nested|levels deep/i},fix:\"Flatten the value: nesting has a limit.\"},{when:{detail:/array holds|items/i},fix:\"Send fewer items in this list.\"},{when:{detail:/\\b\\d+ ?[KM]B\\b|larger than|over \\d+ bytes|Longer than/},fix:\"Shorten the value: its size has a limit.\"},{when:{detail:/metric name|128/i},fix:\"Shorten the metric name, and keep values that vary in the properties.\"},{when:{detail:/needs an id/i},fix:\"Give the profile at least one of email, phone_number, external_id, anonymous_id, _kx or its id.\"},{when:{detail:/not a valid field/i},fix:\"Remove the field, correct its name, or move it into properties, where any name is allowed.\"},{when:{detail:/required/i},fix:\"Add the field where the mark is.\"},{when:{detail:/may not be (blank|empty)/i},fix:\"Send a value, or leave the field out.\"},{when:{detail:/must be/i},fix:\"Send a value of the named type: numbers without quotes, texts with them.\"},{when:{place:/filter/},fix:'Write filters as operator(field,value). Texts stand in double quotes, times and numbers without: equals(email,\"ada@example.com\"), greater-than(datetime,2026-07-15T10:00:00Z).'},{when:{place:/page/},fix:\"Use the links.next of the answer before as it is; page sizes have a maximum.\"},{when:{place:/sort|include|fields/},fix:\"Name a field that this endpoint and this revision know.\"},{when:{status:500},fix:\"Not your fault: send the same request again a little later.\"}],nr=e=>tr.find(t=>(({when:e},t)=>(void 0===e.status||e.status===t.status)&&(void 0===e.code||e.code.test(t.code??\"\"))&&(void 0===e.detail||e.detail.test(t.detail))&&(void 0===e.place||e.place.test(t.place)))(t,e))?.fix??(e.status>=500?\"Send the same request again a little later.\":\"Change what the detail names, then send the request again.\"),rr=({source:e})=>e?.pointer??e?.parameter??\"\",ir=({problem:e,status:t})=>{const{code:n,detail:r,source:i,meta:s}=e,o=s?.duplicate_profile_id,a=rr(e);return B(\"li\",{class:\"verdict\",children:[B(\"p\",{children:[B(\"strong\",{children:[t,\" \",n,\":\"]}),\" \",r]}),\"\"!==a&&B(\"p\",{children:[void 0===i?.parameter?\"At \":\"Parameter \",B(\"code\",{children:a})]}),B(\"p\",{children:[B(\"strong\",{children:\"Fix:\"}),\" \",nr({status:t,code:n,detail:r,place:a})]}),\"string\"==typeof o&&B(\"p\",{children:B(\"a\",{href:et(\"people\",o),children:\"The profile that has the identifier\"})})]})},sr=({errors:e,status:t})=>[...e.flatMap(({code:e=\"invalid\"})=>\"invalid\"===e?[]:[e]),...e.flatMap(e=>rr(e).split(\"/\").filter(Boolean).at(-1)??[]).filter(e=>!/^(data|attributes|\\d+)$/.test(e)),...400===t?[]:[String(t)]],or=({id:e})=>{const t=De(`/_sandbox/rejects/${encodeURIComponent(e)}`);if(\"loading\"===t)return B(Ne,{});if(\"missing\"===t)return B(Te,{title:\"This request is gone\",children:B(\"p\",{children:\"The sandbox was reset since. Choose another from the list.\"})});const{errors:n,status:r,method:i,body:s}=t,o=n.flatMap(({source:e,detail:t})=>void 0===e?.pointer?[]:[{pointer:e.pointer,note:t}]);return B(\"article\",{\"aria-labelledby\":\"reject-title\",children:[B(\"h2\",{id:\"reject-title\",children:[B(\"span\",{class:\"code\",children:r}),\" \",i,\" \",Xn(t)]}),B(\"ul\",{class:\"problems\",children:n.map(e=>B(ir,{problem:e,status:r},`${rr(e)} ${e.detail}`))}),B(tt,{occasions:n.map(e=>({...e,status:r,place:rr(e)})),terms:sr(t)}),B(it,{of:{Arrived:B(_t,{at:t.at}),Revision:t.revision}}),null!==s&&B(w,{children:[B(\"h3\",{children:\"As sent\"}),B(\"p\",{class:\"hint\",children:\"Personal values are masked, long ones cut.\"}),B(at,{value:s,label:\"The request, redacted\",marks:o}),\"GET\"!==i&&B(er,{reject:t})]})]})},ar=({reject:e})=>B(w,{children:[B(\"span\",{class:\"code\",children:e.status}),B(\"span\",{class:\"row-main\",children:[B(\"span\",{class:\"row-title\",children:[B(\"span\",{class:\"row-name\",children:e.detail}),(e.problems??1)>1&&B(\"span\",{class:\"tag\",children:[e.problems,\" problems\"]})]}),B(\"span\",{class:\"row-detail\",children:[e.method,\" \",Xn(e)]})]}),B(\"span\",{class:\"row-person\",children:e.code}),B(\"span\",{class:\"row-time\",children:B(_t,{at:e.at})})]}),lr=B(Te,{title:\"Nothing was refused\",children:B(\"p\",{children:\"Requests answered with 4xx appear here, each with the reason, the place in its body and what to change. To see one, send an event without a profile.\"})}),cr=({id:e})=>B(w,{children:[B(Ct,{view:\"refused\"}),B(Tt,{view:\"refused\",title:\"Refused requests\",noun:[\"refused request\",\"refused requests\"],source:[\"/_sandbox/rejects\",[\"rejects\"]],idOf:({seq:e})=>e,empty:lr,advice:\"Every word must be in the path, the errors or the body.\",openId:e,details:e=>B(or,{id:e},e),children:e=>B(ar,{reject:e})})]}),dr=({of:e})=>e.retry_after?B(\"p\",{children:[B(\"strong\",{children:\"Retry-After:\"}),\" \",e.retry_after,\" \",\"1\"===e.retry_after?\"second\":\"seconds\"]}):null,hr=({request:e})=>{const{status:t,fault:n,results:r}=e;return B(\"div\",{class:\"verdict\",children:[B(dr,{of:e}),B(\"p\",null===r.reject?{children:[B(\"strong\",{children:\"Fix:\"}),\" \",nr({status:t,detail:\"\",place:\"\"})]}:{children:B(\"a\",{href:et(\"refused\",r.reject),children:\"What was wrong, where, and how to fix it\"})}),n&&B(\"p\",{children:B(\"a\",{href:et(\"faults\"),children:\"Switched-on faults\"})})]})},ur=(e,t)=>e>t?`and ${e-t} more`:\"\",pr=({request:e})=>{const{events:t,drops:n,recorded:r,dropped:i}=e.results,s=e.status<400?e.events-r-i:0;return r+i===0&&s<=0?null:B(w,{children:[B(\"h3\",{children:\"What came of it\"}),B(\"ul\",{class:\"links\",children:[t.map(({id:e,metric:t})=>B(\"li\",{children:[B(\"span\",{class:\"hint\",children:\"recorded\"}),\" \",B(\"a\",{href:et(\"events\",e),children:t})]},e)),r>t.length&&B(\"li\",{class:\"hint\",children:ur(r,t.length)}),n.map(({seq:e,metric:t})=>B(\"li\",{children:[B(\"span\",{class:\"hint\",children:\"dropped\"}),\" \",B(\"a\",{href:et(\"dropped\",e),children:t})]},e)),i>n.length&&B(\"li\",{class:\"hint\",children:ur(i,n.length)}),s>0&&B(\"li\",{class:\"hint\",children:[s,\" not processed yet\"]})]})]})},_r={endpoint:\"Operation\",revision_asked:\"Revision asked\",revision:\"Answered in\",lane:\"Lane\",events:\"Events\",user_agent:\"Client\",fault:\"Fault\",rate_limit:\"Rate limit\"},fr=({id:e})=>{const t=De(`/_sandbox/requests/${encodeURIComponent(e)}`,\"events\",\"drops\");if(\"loading\"===t)return B(Ne,{});if(\"missing\"===t)return B(Te,{title:\"This request is gone\",children:B(\"p\",{children:\"The sandbox was reset since. Choose another from the list.\"})});const{method:n,status:r,at:i,duration_ms:s}=t,o=Object.entries(_r).map(([e,n])=>[n,t[e]]),a=Object.fromEntries(o.map(([e,t])=>[e,t?String(t):null]));return B(\"article\",{\"aria-labelledby\":\"request-title\",children:[B(\"h2\",{id:\"request-title\",children:[B(\"span\",{class:0===r||r>=400?\"code\":\"code is-good\",children:0===r?\"no answer\":r}),\" \",n,\" \",Xn(t)]}),B(it,{of:{Arrived:B(_t,{at:i}),Took:\"number\"==typeof s?`${s.toFixed(1)} ms`:null,...a}}),r>=400&&B(hr,{request:t}),B(pr,{request:t})]})},mr=[{value:\"2xx\",title:\"2xx\"},{value:\"4xx\",title:\"4xx\"},{value:\"429\",title:\"429 throttled\"},{value:\"5xx\",title:\"5xx\"}],vr=({request:e})=>{const{method:t,status:n,events:r,revision:i,duration_ms:s,fault:o}=e;return B(w,{children:[B(\"span\",{class:0===n||n>=400?\"code\":\"code is-good\",children:0===n?B(\"span\",{\"aria-hidden\":\"true\",children:\"–\"}):n}),B(\"span\",{class:\"row-main\",children:[B(\"span\",{class:\"row-title\",children:[B(\"span\",{class:\"row-name\",children:[t,\" \",Xn(e)]}),0===n&&B(\"span\",{class:\"tag is-loud\",children:\"no answer\"}),429===n&&B(\"span\",{class:\"tag is-loud\",children:\"rate limit\"}),o&&B(\"span\",{class:\"tag is-loud\",children:\"fault\"})]}),B(\"span\",{class:\"row-detail\",children:[i,r>0&&`${r} ${1===r?\"event\":\"events\"}`,\"number\"==typeof s&&(a=s,a<10?`${a.toFixed(1)} ms`:`${Math.round(a)} ms`)].filter(Boolean).join(\" · \")})]}),B(\"span\",{class:\"row-time\",children:B(_t,{at:e.at})})]});var a},br=B(Te,{title:\"No request yet\",children:B(\"p\",{children:[\"Whatever is sent to \",B(\"code\",{children:[location.origin,\"/api\"]}),\" or \",B(\"code\",{children:\"/client\"}),\" appears here with its status, how long it took, and whether a rate limit or a fault hit it.\"]})}),yr=()=>{const e=De(\"/_sandbox/deliveries?limit=1\",\"deliveries\");return\"string\"==typeof e||0===e.length?null:B(\"p\",{class:\"hint note-above\",children:[\"What webhooks were sent stands with each of them: \",B(\"a\",{href:et(\"resources\"),children:\"Resources\"}),\", type webhook.\"]})},wr=({id:e})=>B(w,{children:[B(yr,{}),B(Tt,{view:\"requests\",title:\"Requests\",noun:[\"request\",\"requests\"],source:[\"/_sandbox/requests\",[\"requests\"]],chips:{label:\"Status\",parameter:\"status\",options:mr},idOf:({seq:e})=>e,empty:br,advice:\"Every word must be in the method, the path or the status.\",openId:e,details:e=>B(fr,{id:e},e),children:e=>B(vr,{request:e})})]}),gr=({id:e})=>{const t=De(\"/_sandbox/deliveries\",\"deliveries\");if(\"string\"==typeof t)return null;const n=t.filter(({webhook_id:t})=>t===e).toReversed();return B(w,{children:[B(\"h3\",{id:\"deliveries-title\",children:\"Deliveries\"}),0===n.length&&B(\"p\",{class:\"hint\",children:\"Nothing was delivered yet.\"}),n.length>0&&B(\"table\",{\"aria-labelledby\":\"deliveries-title\",children:[B(\"thead\",{children:B(\"tr\",{children:[B(\"th\",{scope:\"col\",children:\"When\"}),B(\"th\",{scope:\"col\",children:\"Attempts\"}),B(\"th\",{scope:\"col\",children:\"Result\"})]})}),B(\"tbody\",{children:n.map(({seq:e,at:t,attempts:n,status:r,outcome:i,detail:s})=>B(\"tr\",{children:[B(\"td\",{children:B(_t,{at:t})}),B(\"td\",{children:n}),B(\"td\",{children:[r,\" \",i,\" \",s]})]},e))})]})]})},kr=({id:e})=>{const t=`/_sandbox/resources/${encodeURIComponent(e)}`,n=De(t,\"resources\",\"requests\");if(\"loading\"===n)return B(Ne,{});if(\"missing\"===n)return B(Te,{title:\"This resource is gone\",children:B(\"p\",{children:\"It was deleted, or the sandbox was reset since.\"})});const{type:r,created:i,updated:s,attributes:o,links:a}=n;return B(\"article\",{\"aria-labelledby\":\"resource-title\",children:[B(\"h2\",{id:\"resource-title\",children:[r,\" \",B(\"code\",{children:n.id})]}),B(it,{of:{Created:B(_t,{at:i}),Updated:B(_t,{at:s})}}),B(\"h3\",{children:\"Attributes\"}),B(at,{value:o,label:\"Attributes\"}),\"webhook\"===r&&B(gr,{id:n.id}),a.length>0&&B(w,{children:[B(\"h3\",{children:\"Linked to\"}),B(\"ul\",{class:\"links\",children:a.map(e=>B(\"li\",{children:[B(\"span\",{class:\"hint\",children:e.relationship}),\" \",\"profile\"===e.type?B(\"a\",{href:et(\"people\",e.id),children:e.id}):B(\"code\",{children:[e.type,\" \",e.id]})]},`${e.relationship} ${e.type} ${e.id}`))})]})]})},xr=({row:e})=>B(w,{children:[B(\"span\",{class:\"chip is-letter\",\"aria-hidden\":\"true\",children:e.type.slice(0,1).toUpperCase()}),B(\"span\",{class:\"row-main\",children:[B(\"span\",{class:\"row-title\",children:B(\"span\",{class:\"row-name\",children:e.name??e.id})}),B(\"span\",{class:\"row-detail\",children:[e.type,\" · \",e.id]})]}),B(\"span\",{class:\"row-time\",children:B(_t,{at:e.updated})})]}),$r=B(Te,{title:\"No resource yet\",children:B(\"p\",{children:\"Lists, segments, templates, coupons, catalog items and whatever else is created through the API appear here.\"})}),Sr=({id:e})=>{const t=De(\"/_sandbox/resources\",\"resources\",\"requests\"),n=(\"string\"==typeof t?[]:t).map(({type:e,total:t})=>({value:e,title:e,count:t}));return B(Tt,{view:\"resources\",title:\"Resources\",noun:[\"resource\",\"resources\"],source:[\"/_sandbox/resources\",[\"resources\",\"requests\"],!1],chips:{label:\"Type\",parameter:\"type\",options:n},idOf:({seq:e})=>e,empty:$r,advice:\"Every word must be in the type, the id or the attributes.\",openId:e,details:e=>B(kr,{id:e},e),children:e=>B(xr,{row:e})})};new Set([\"2023-08-15\",\"2025-01-15\",\"2025-04-15\",\"2025-07-15\",\"2026-01-15\",\"2026-04-15\",\"2026-07-15\"].map(e=>`${e}.pre`));const Tr=()=>{const e=he(null),[t,n]=ae(\"\");return B(w,{children:[B(\"p\",{class:\"actions\",children:[B(\"button\",{type:\"button\",onClick:()=>e.current?.showModal(),children:\"Reset the sandbox…\"}),B(\"span\",{role:\"status\",class:\"hint\",children:t})]}),B(\"dialog\",{ref:e,\"aria-labelledby\":\"reset-question\",children:[B(\"h2\",{id:\"reset-question\",children:\"Forget everything?\"}),B(\"p\",{children:\"Events, people, resources, requests and faults are deleted; settings and the clock go back to where they were at the start. There is no way back.\"}),B(\"p\",{class:\"actions\",children:[B(\"button\",{type:\"button\",onClick:()=>e.current?.close(),children:\"Keep everything\"}),B(\"button\",{type:\"button\",class:\"is-danger\",onClick:async()=>{const t=await en(\"POST\",\"/_sandbox/reset\");n(t??\"The sandbox is empty.\"),e.current?.close()},children:\"Reset\"})]})]})]})},Cr=({scopes:e,revoked:t})=>t?\"nothing: it is revoked\":\"all\"===e?\"everything\":e.join(\", \")||\"nothing\",Mr=()=>{const e=De(\"/_sandbox/keys\",\"settings\");return\"string\"==typeof e?null:B(\"section\",{\"aria-labelledby\":\"keys-title\",class:\"block\",children:[B(\"h2\",{id:\"keys-title\",children:\"Restricted keys\"}),0===e.length?B(\"p\",{class:\"hint\",children:[\"None: any key that starts with \",B(\"code\",{children:\"pk_\"}),\" may do everything. To restrict or revoke one, \",B(\"code\",{children:\"POST /_sandbox/keys\"}),\".\"]}):B(\"table\",{\"aria-labelledby\":\"keys-title\",children:[B(\"thead\",{children:B(\"tr\",{children:[B(\"th\",{scope:\"col\",children:\"Key\"}),B(\"th\",{scope:\"col\",children:\"May do\"})]})}),B(\"tbody\",{children:e.map(e=>B(\"tr\",{children:[B(\"td\",{children:B(\"code\",{children:\"\"===e.ending?\"a short one\":`…${e.ending}`})}),B(\"td\",{children:Cr(e)})]},e.id))})]})]})},qr=({title:e,hint:t,children:n})=>B(\"label\",{class:\"setting\",children:[B(\"span\",{children:[B(\"strong\",{children:e}),B(\"span\",{class:\"hint\",children:t})]}),n]}),Pr=({value:e,options:t,onChoose:n})=>B(\"select\",{value:e,onChange:({currentTarget:e})=>n(e.value),children:t.map(([e,t])=>B(\"option\",{value:e,children:t},e))}),Ar=[[\"1\",\"as Klaviyo’s\"],[\"0.1\",\"a tenth\"],[\"0.01\",\"a hundredth\"],[\"0\",\"off\"]],Ir=[[\"\",\"none\"],...[\"2022-10-17\",\"2023-01-24\",\"2023-02-22\",\"2023-06-15\",\"2023-07-15\",\"2023-08-15\",\"2023-09-15\",\"2023-10-15\",\"2023-12-15\",\"2024-02-15\",\"2024-05-15\",\"2024-06-15\",\"2024-07-15\",\"2024-10-15\",\"2025-01-15\",\"2025-04-15\",\"2025-07-15\",\"2025-10-15\",\"2026-01-15\",\"2026-04-15\",\"2026-07-15\"].toReversed().map(e=>[e,e])],Nr=[[\"401\",\"401, as one page of the docs has it\"],[\"400\",\"400, as another has it\"]],Er=[0,50,1e3,1e4,6e4],jr=(e,t)=>t.some(([t])=>t===e)?t:[...t,[e,e]],Rr=()=>{const e=De(\"/_sandbox/settings\",\"settings\"),[t,n]=ae(\"\");if(\"loading\"===e)return B(Ne,{});const r=async e=>n(await en(\"PATCH\",\"/_sandbox/settings\",e)??\"\");return B(w,{children:[\"missing\"!==e&&B(\"section\",{\"aria-labelledby\":\"settings-title\",class:\"block\",children:[B(\"h2\",{id:\"settings-title\",children:\"Settings\"}),B(\"div\",{class:\"panel\",children:[B(qr,{title:\"Rate limits\",hint:\"Share of Klaviyo’s windows that applies.\",children:B(Pr,{value:String(e.rateLimits),options:jr(String(e.rateLimits),Ar),onChoose:e=>r({rateLimits:Number(e)})})}),B(qr,{title:\"Retired revisions\",hint:\"Those older than two years.\",children:B(Pr,{value:e.retired,options:[[\"serve\",\"serve them as they were\"],[\"forward\",\"forward them, as Klaviyo does\"]],onChoose:e=>r({retired:e})})}),B(qr,{title:\"Usual revision\",hint:\"Of requests that name none. With none they are refused.\",children:B(Pr,{value:e.usualRevision??\"\",options:Ir,onChoose:e=>r({usualRevision:e||null})})}),B(qr,{title:\"Missing key\",hint:\"Status for a missing or wrong key.\",children:B(Pr,{value:String(e.missingKey),options:Nr,onChoose:e=>r({missingKey:Number(e)})})}),B(qr,{title:\"Processing\",hint:\"Until an accepted event can be read.\",children:B(Pr,{value:String(e.processingMs),options:jr(String(e.processingMs),Er.map(e=>[String(e),`${e} ms`])),onChoose:e=>r({processingMs:Number(e)})})}),B(\"p\",{role:\"alert\",class:\"problem\",children:t})]})]}),B(Mr,{}),B(\"section\",{\"aria-labelledby\":\"reset-title\",class:\"block\",children:[B(\"h2\",{id:\"reset-title\",children:\"Start afresh\"}),B(Tr,{})]})]})},Dr={events:\"Events\",people:\"People\",refused:\"Refused requests\",dropped:\"Dropped events\",requests:\"Requests\",faults:\"Faults\",resources:\"Resources\",behaviours:\"Behaviours\",settings:\"Settings\"},Or=({view:e,id:t})=>{switch(e){case\"events\":return B(Qt,{id:t});case\"people\":return B(Yn,{id:t});case\"refused\":return B(cr,{id:t});case\"dropped\":return B(Pt,{id:t});case\"requests\":return B(wr,{id:t});case\"faults\":return B(_n,{});case\"resources\":return B(Sr,{id:t});case\"behaviours\":return B(Ue,{id:t});case\"settings\":return B(Rr,{})}},Lr=()=>{const e=(()=>{const[e]=ae(()=>new Set),[t,n]=ae(\"connecting\");return ce(()=>{const t=t=>{for(const n of e)n(t)};let r,i;const s=()=>{r=new EventSource(\"/_sandbox/stream\"),r.onopen=()=>{n(\"live\"),t(\"all\")},r.onerror=()=>{n(\"down\"),r.readyState===EventSource.CLOSED&&(i=setTimeout(s,2e3))},r.onmessage=({data:e})=>t((e=>{const{changed:t}=JSON.parse(e);return t.includes(\"everything\")?\"all\":t})(e))};return s(),()=>{clearTimeout(i),r.close()}},[e]),{status:t,subscribe:t=>(e.add(t),()=>e.delete(t))}})(),{view:t,id:n}=(()=>{const[e,t]=ae(Qe);return ce(()=>{const e=()=>t(Qe());return addEventListener(\"hashchange\",e),()=>removeEventListener(\"hashchange\",e)},[]),e})();return ce(()=>{document.title=`${Dr[t]} – Klaviyo in a box`},[t]),B(Ae.Provider,{value:e,children:[B(\"button\",{type:\"button\",class:\"skip\",onClick:()=>document.querySelector(\"main\")?.focus(),children:\"Skip to the content\"}),B(We,{children:[B(Tn,{view:t}),B(\"main\",{tabIndex:-1,children:B(Or,{view:t,id:n},t)})]}),B(\"footer\",{children:\"A local stand-in for the Klaviyo API. Not affiliated with Klaviyo.\"})]})},Fr=document.getElementById(\"page\");null!==Fr&&function(t,n){var r,i,s,o;e.__&&e.__(t,n),9==n.nodeType&&(n=n.documentElement),i=(r=t&&32&t.__u)?null:n.__k,n.__k=y(w,{children:[t]}),s=[],o=[],N(n,n.__k,i||u,u,n.namespaceURI,i?null:n.firstChild?m.call(n.childNodes):null,s,i?i.__e:n.firstChild,r,o),R(s,n.__k,o),n.__k.props.children=null}(B(Lr,{}),Fr);\n";
const pageStyle = ":root{color-scheme:light dark;--paper: light-dark(#f7f6f2, #131412);--surface: light-dark(#ffffff, #1b1c1a);--ink: light-dark(#1c1c19, #ecebe5);--quiet: light-dark(#5f5d56, #a7a59c);--line: light-dark(#e4e1d9, #32332f);--edge: light-dark(#8a877e, #75746c);--accent: light-dark(#0b6655, #62cdb6);--tint: light-dark(#e6f1ee, #1d302b);--on-accent: light-dark(#ffffff, #0c1a16);--warn: light-dark(#9a3412, #fdba74);--warn-tint: light-dark(#fdeee4, #35210f);--on-warn: light-dark(#ffffff, #231204);--row: 4.25rem;--mono: ui-monospace, \"SF Mono\", Menlo, Consolas, \"Liberation Mono\", monospace;--gutter: max(clamp(1rem, 4vw, 2.5rem), (100vw - 84rem) / 2)}*,:before,:after{box-sizing:border-box}html{scroll-padding-block:4rem 1rem;background:var(--paper);color:var(--ink);font:.9375rem/1.55 system-ui,-apple-system,Segoe UI,Roboto,sans-serif}body{margin:0}#page{display:flex;flex-direction:column;min-height:100dvh}h1,h2,h3,p,ul,ol,dl,dd,pre{margin:0;padding:0}ul,ol{list-style:none}table{width:100%;border-collapse:collapse}th{color:var(--quiet);font-weight:500;text-align:start}th,td{padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere;vertical-align:top}a{color:var(--accent);text-underline-offset:.2em}code,pre{font:.8125rem / 1.6 var(--mono);overflow-wrap:anywhere}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}.split-details:focus,main:focus{outline:none}button{min-height:2.25rem;padding:0 .875rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--surface);color:var(--ink);font:inherit;font-weight:500;cursor:pointer}button:hover{border-color:var(--accent);color:var(--accent)}button.is-on,button.is-main{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}button.is-danger{border-color:var(--warn);background:var(--warn);color:var(--on-warn)}button:disabled{border-color:var(--line);color:var(--quiet);cursor:default}.skip{position:absolute;inset:.5rem auto auto .5rem;z-index:3}.skip:not(:focus){clip-path:inset(50%)}.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.hint,.count{color:var(--quiet)}header{padding:1.5rem var(--gutter) 0;border-bottom:1px solid var(--line);background:var(--surface)}.title{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem}h1{font-size:1.375rem;font-weight:650;letter-spacing:-.02em}.status{display:flex;align-items:center;gap:.5rem;color:var(--quiet)}.status:before{width:.5rem;height:.5rem;border-radius:50%;background:var(--edge);content:\"\"}.status.is-live:before{background:var(--accent)}.status.is-down{color:var(--warn);font-weight:600}.status.is-down:before{border-radius:0;background:var(--warn)}.state{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem}.clock{min-height:2rem;padding:0 .625rem;border-color:var(--line);font-variant-numeric:tabular-nums}.clock[aria-expanded=true]{border-color:var(--accent)}.clock-panel{margin-top:.75rem;padding-top:.75rem;border-top:1px solid var(--line)}.clock-panel .actions{margin:.75rem 0 0}.clock-panel form{align-items:end}nav{display:flex;flex-wrap:wrap;gap:0 clamp(1rem,2.2vw,2rem);margin-top:.75rem}nav a{padding:.625rem 0;border-bottom:2px solid transparent;color:var(--quiet);font-weight:500;text-decoration:none;white-space:nowrap}nav a:hover{color:var(--ink)}nav a[aria-current]{border-color:var(--accent);color:var(--ink)}.number{margin-left:.25rem;color:var(--quiet);font-variant-numeric:tabular-nums;font-weight:400}.banner{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;margin:0 calc(-1 * var(--gutter));padding:.625rem var(--gutter);background:var(--warn-tint);color:var(--warn);font-weight:500}main{flex:1;padding:1.5rem var(--gutter) 3rem}footer{padding:1rem var(--gutter) 1.5rem;color:var(--quiet);font-size:.8125rem}.toolbar{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem;margin-bottom:1rem}.note-above{margin-bottom:1rem}.count{font-variant-numeric:tabular-nums}.search{position:relative;flex:1 1 14rem;max-width:26rem}.search input{width:100%;height:2.25rem;padding:0 2.25rem 0 .75rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--surface);color:inherit;font:inherit}.search input::placeholder{color:var(--quiet);opacity:1}.search .key{position:absolute;inset:.4375rem .5rem auto auto;width:1.375rem;border:1px solid var(--line);border-radius:.25rem;color:var(--quiet);font:.75rem / 1.25rem var(--mono);text-align:center;pointer-events:none}.search:focus-within .key{visibility:hidden}.log{position:relative}.news{position:sticky;top:.75rem;z-index:2;height:0;text-align:center}.news button{border-color:var(--accent);background:var(--accent);color:var(--on-accent);font-variant-numeric:tabular-nums}.is-windowed{position:relative;overflow:clip}.is-windowed li{position:absolute;right:0;left:0}.rows{border:1px solid var(--line);border-radius:.75rem;background:var(--surface);overflow:hidden}.rows:empty{display:none}.row{display:grid;grid-template-columns:auto minmax(0,1fr) minmax(0,16rem) minmax(9.5rem,auto);align-items:center;gap:.25rem 1rem;height:100%;min-height:var(--row);border-bottom:1px solid var(--line);padding:.5rem 1rem;color:inherit;text-decoration:none}.row:hover{background:var(--paper)}.row[aria-current]{--chip: var(--surface);background:var(--tint);box-shadow:inset 3px 0 var(--accent)}.row:focus-visible{outline-offset:-2px}li:last-child>.row{border-bottom:0}.row.is-loading{color:var(--quiet)}.row-main{display:block;min-width:0}.row-title{display:flex;align-items:center;gap:.5rem;font-weight:550}.row-name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.row .tag{flex:none}.row>.code{min-width:2.25rem}.row-detail,.row-person{display:block;overflow:hidden;color:var(--quiet);text-overflow:ellipsis;white-space:nowrap}.row-who{display:none}.row-time{grid-column:-2 / -1;color:var(--quiet);font-size:.8125rem;font-variant-numeric:tabular-nums;text-align:end;white-space:nowrap}.row-main:has(+.row-time){grid-column:2 / -2}.chip{display:grid;place-items:center;flex:none;width:2.25rem;height:2.25rem;border-radius:.625rem;background:var(--chip, var(--tint));color:var(--accent)}.chip.is-letter{border-radius:50%;font-weight:600}.chip path{fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round;stroke-width:1.7}.chips{display:flex;flex-wrap:wrap;gap:.375rem}.filter{min-height:1.75rem;padding:0 .625rem;border-color:var(--line);border-radius:1rem;font-size:.8125rem}.filter.is-on .number{color:inherit}.tag{padding:0 .4375rem;border:1px solid var(--line);border-radius:1rem;color:var(--quiet);font-size:.75rem;font-weight:500;line-height:1.25rem}.tag.is-loud{border-color:var(--warn);color:var(--warn)}.tag.is-documented{border-color:var(--accent);color:var(--accent)}.tag.is-assumed{border-style:dashed;border-color:var(--warn);color:var(--warn)}.split.is-open{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.1fr);align-items:start;gap:1.5rem}.split.is-open .split-list .row{grid-template-columns:auto minmax(0,1fr) auto}.split.is-open .split-list .row-person{display:none}.split.is-open .split-list .row-who{display:inline}.split-details{position:sticky;top:1.5rem;max-height:calc(100vh - 3rem);padding:1.5rem;border:1px solid var(--line);border-radius:.75rem;background:var(--surface);overflow:auto}.close{float:inline-end;margin-left:1rem;padding:.25rem 0}h2{font-size:1.125rem;font-weight:600;letter-spacing:-.01em;overflow-wrap:anywhere}.with-chip{display:flex;align-items:center;gap:.75rem}h3{margin:1.75rem 0 .5rem;font-size:.9375rem;font-weight:600}.facts{margin-top:1.25rem}.facts div{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:1rem;padding:.25rem 0}.facts dt{color:var(--quiet)}.facts dd{overflow-wrap:anywhere}.facts dd>code{display:block;line-height:1.5rem}.actions{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin-bottom:.75rem}.json{max-height:28rem;padding:.875rem 1rem;border:1px solid var(--line);border-radius:.5rem;background:var(--paper);overflow:auto}.json,.json pre{white-space:pre-wrap}.json span,mark{display:block;min-height:1lh}mark .note{display:inline;font-family:system-ui,sans-serif;font-weight:500}mark{border-radius:.25rem;background:var(--warn-tint);box-shadow:-.375rem 0 var(--warn-tint),inset 2px 0 var(--warn);color:var(--warn);font-weight:600}.graph{margin-bottom:1rem}.graph svg{display:block}.graph text{fill:var(--ink);font:.8125rem var(--mono)}.graph .node-kind{fill:var(--quiet);font-family:inherit;font-size:.6875rem}.edge rect{fill:var(--surface);stroke:var(--edge)}.node rect{fill:var(--paper);stroke:var(--edge)}.node.is-profile rect{fill:var(--tint);stroke:var(--accent);stroke-width:2}.node.is-apart rect,.node.is-other rect{stroke:var(--warn);stroke-dasharray:5 4}.spine,.edge path{fill:none;stroke:var(--edge);stroke-width:1.5}.graph .edge text{font-size:.6875rem;text-anchor:middle}.edge.is-merged path{stroke:var(--accent);stroke-width:5}.edge.is-merged .edge-inner{stroke:var(--surface);stroke-width:1.5}.edge.is-merged rect{stroke:var(--accent);stroke-width:2}.edge.is-apart path,.edge.is-old path{stroke:var(--warn);stroke-dasharray:5 4}.edge.is-apart rect,.edge.is-old rect{stroke:var(--warn);stroke-dasharray:3 2}.story-table time{color:var(--quiet);font-size:.8125rem}.after{margin-top:.75rem}.graph-number{font-variant-numeric:tabular-nums}.bond{display:inline-block;padding:0 .5rem;border:1px solid var(--edge);border-radius:1rem;font-size:.8125rem;white-space:nowrap}.bond.is-merged{border:3px double var(--accent);color:var(--accent)}.bond.is-apart,.bond.is-old{border-style:dashed;border-color:var(--warn);color:var(--warn)}.switch{display:flex;gap:1.25rem;margin-bottom:1rem}.switch a{padding:.125rem 0;color:var(--quiet)}.switch a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}.code{color:var(--warn);font:600 .8125rem var(--mono)}.code.is-good{color:var(--accent)}h2 .code{font-size:inherit}.problems{display:grid;gap:.75rem;margin-top:1.25rem}.verdict{display:grid;gap:.5rem;padding:.75rem 1rem;border-radius:.5rem;border-inline-start:3px solid var(--warn);background:var(--paper);overflow-wrap:anywhere}article>.verdict{margin-top:1.25rem}.hints li,.links li{padding:.25rem 0;overflow-wrap:anywhere}.fold{margin-top:1rem}.fold summary{padding:.25rem 0;color:var(--accent);cursor:pointer}.outcome{margin:.75rem 0;font-weight:600}.outcome.is-good{color:var(--accent)}.outcome.is-bad,.problem{color:var(--warn)}.field{display:grid;gap:.25rem;min-width:0}.field>span{color:var(--quiet);font-size:.8125rem}.field input,select,textarea{width:100%;min-width:0;min-height:2.25rem;padding:.25rem .625rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--surface);color:inherit;font:inherit}.field input::placeholder{color:var(--quiet);opacity:1}textarea{font:.8125rem / 1.6 var(--mono);resize:vertical}.fold form{display:grid;gap:.75rem;margin-top:.5rem}.panel{padding:1.25rem;border:1px solid var(--line);border-radius:.75rem;background:var(--surface)}.panel .actions{margin:1rem 0 0}.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:.75rem 1rem}.block{margin-bottom:2.5rem}.block>h2{margin-bottom:.75rem}.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:.75rem}.cards.is-wide{grid-template-columns:minmax(0,1fr)}.card{display:flex;align-items:center;justify-content:space-between;gap:1rem;padding:.875rem 1rem;border:1px solid var(--line);border-radius:.75rem;background:var(--surface);overflow-wrap:anywhere}.card button{flex:none}.card.is-warning{border-color:var(--warn)}.setting{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.375rem 1rem;padding:.75rem 0;border-bottom:1px solid var(--line)}.setting:first-child{padding-top:0}.setting:last-of-type{border-bottom:0}.setting>span{display:grid}.setting select{width:auto}dialog{width:min(28rem,100vw - 2rem);padding:1.5rem;border:1px solid var(--line);border-radius:.75rem;background:var(--surface);color:var(--ink)}dialog::backdrop{background:#0000007f}dialog>*+*{margin-top:.875rem}dialog .actions{justify-content:end;margin-bottom:0}.lead{margin:.25rem 0 1rem}.area h3:first-letter{text-transform:uppercase}.behaviour{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.25rem 1rem;padding:.5rem .75rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.behaviour .tag{justify-self:start;align-self:start}.behaviour.is-open{background:var(--tint);box-shadow:inset 3px 0 var(--accent)}.source{display:block;color:var(--quiet);font-size:.8125rem}.empty{max-width:42rem;margin:clamp(1rem,4vh,2.5rem) 0}.empty>*+*{margin-top:.875rem}@media(max-width:56rem){.split.is-open{grid-template-columns:minmax(0,1fr)}.split.is-open .split-list{display:none}.split-details{position:static;max-height:none;padding:1.25rem}}@media(max-width:40rem){header{padding-top:1rem}main{padding-top:1rem}.row{grid-template-columns:auto minmax(0,1fr) auto;align-content:center;gap:0 .75rem;padding:.5rem .75rem}.row>:first-child:not(.row-main){grid-row:1 / 3}.row-main{display:contents}.row-title{grid-area:1 / 2 / 2 / -1;min-width:0}.row-detail{grid-area:2 / 2}nav{gap:0 1.25rem}nav .number{display:none}nav a{padding:.375rem 0}.row-person{display:none}.row-who{display:inline}.row-time{grid-row:2}.row-time .of-day{display:none}.behaviour{grid-template-columns:minmax(0,1fr)}.facts div{grid-template-columns:5.5rem minmax(0,1fr);gap:.75rem}}@media(prefers-reduced-motion:no-preference){.status.is-connecting:before,.status.is-down:before{animation:breathe 1.6s ease-in-out infinite alternate}.row,button,nav a{transition:background-color .12s,border-color .12s,color .12s}}@keyframes breathe{to{opacity:.25}}@media(forced-colors:active){button.is-on,button.is-main{border-width:3px}.node rect,.edge rect{fill:Canvas;stroke:CanvasText}.graph text{fill:CanvasText}.spine,.edge path{stroke:CanvasText}mark{outline:2px solid Mark}.row[aria-current]{outline:2px solid Highlight;outline-offset:-2px}.chip path{stroke:CanvasText}}\n";

class Failure extends Error {
  name = "Failure";
  status;
  problems;
  constructor(status, ...problems) {
    super(problems.map(({ detail }) => detail).join(" "));
    this.status = status;
    this.problems = problems;
  }
}
const vocabulary = {
  400: ["invalid", "Invalid input."],
  401: ["not_authenticated", "Authentication credentials were not provided."],
  403: ["permission_denied", "You do not have permission to perform this action."],
  404: ["not_found", "Not found."],
  405: ["method_not_allowed", "Method not allowed."],
  // Only the sandbox's own commands say it.
  408: ["timeout", "Not in time."],
  409: ["duplicate_profile", "Conflict."],
  410: ["gone", "Gone."],
  415: ["unsupported_media_type", "Unsupported media type."],
  429: ["throttled", "Request was throttled."],
  500: ["error", "A server error occurred."],
  503: ["service_unavailable", "Service unavailable."]
};
const describeSource = ({ pointer, parameter }) => parameter === void 0 ? { pointer: pointer ?? "/data" } : { parameter };
const errorDocument = (status, problems) => {
  const [code, title] = vocabulary[status] ?? ["error", "A server error occurred."];
  return {
    errors: problems.map((problem) => ({
      id: randomUUID(),
      status,
      code: problem.code ?? code,
      title: problem.code === "not_authenticated" ? vocabulary[401]?.[1] : title,
      detail: problem.detail,
      source: describeSource(problem),
      links: problem.moreAt === void 0 ? {} : { type: problem.moreAt },
      meta: problem.meta ?? {}
    }))
  };
};

const isLoopback = (address) => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
};

const isOwnName = (hostname) => isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 || !hostname.includes(".") || /\.(localhost|test|internal|klaviyo\.com)$/.test(hostname);
const isForeignName = (host) => URL.canParse(`http://${host}`) && !isOwnName(new URL(`http://${host}`).hostname);
const changes = ({ method, url }) => !["GET", "HEAD", "OPTIONS"].includes(method) && new URL(url).pathname.startsWith("/_sandbox");
const isForeignPage = (origin, host) => !isLoopback(origin) && origin !== `http://${host}` && origin !== `https://${host}`;
const refuse$5 = (detail) => Response.json(errorDocument(403, [{ detail }]), { status: 403 });
const refuseStrangers = (request, isOpen) => {
  const host = request.headers.get("host") ?? "";
  if (!isOpen && isForeignName(host))
    return refuse$5(
      `The sandbox does not answer to the name ${host.slice(0, 100)}; started with --host it answers to all.`
    );
  const origin = request.headers.get("origin");
  if (origin !== null && changes(request) && isForeignPage(origin, host))
    return refuse$5("A page of another site may not change the sandbox.");
  return void 0;
};

const MAX_STRING = 200;
const MAX_ITEMS = 50;
const personal = /* @__PURE__ */ new Set([
  "email",
  "phone_number",
  "first_name",
  "last_name",
  "address1",
  "address2",
  "ip",
  "secret_key",
  "_kx",
  "exchange_id",
  "zip",
  "latitude",
  "longitude"
]);
const secret = /* @__PURE__ */ new Set(["secret_key", "token", "api_key"]);
const isIn = (names, key) => names.has(key.replace(/^\$/, ""));
const mask = (text) => text.replace(/\p{L}/gu, "x").replace(/\d/g, "0");
const shorten$3 = (text) => text.length <= MAX_STRING ? text : `${text.slice(0, MAX_STRING)}\u2026 (${text.length} characters)`;
const redactList = (list, key) => [
  ...list.slice(0, MAX_ITEMS).map((item) => redact(item, key)),
  ...list.length > MAX_ITEMS ? [`\u2026 (${list.length} items)`] : []
];
const hideKeys = (text) => text.replace(/pk_\w+/g, "pk_removed");
const redact = (value, key = "") => {
  if (isIn(secret, key)) return "removed";
  if (typeof value === "string") return shorten$3(isIn(personal, key) ? mask(value) : value);
  if (typeof value === "number" && isIn(personal, key)) return 0;
  if (Array.isArray(value)) return redactList(value, key);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, redact(item, name)])
  );
};

const escapeKey = (key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1");
const wordIssue = (issue) => {
  if (issue.kind === "validation" || issue.type === "custom") return issue.message;
  const key = String(issue.path?.at(-1)?.key ?? "data");
  if (issue.expected === "never") return `'${key}' is not a valid field for the resource.`;
  if (issue.received === "undefined") return `'${key}' is a required field.`;
  return `'${key}' must be ${issue.expected}, not ${issue.received.slice(0, 60)}.`;
};
const toProblem = (issue) => ({
  detail: wordIssue(issue),
  pointer: `/${(issue.path ?? []).map(({ key }) => escapeKey(key)).join("/")}`
});
const parseInput = (schema, input) => {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  throw new Failure(400, ...result.issues.map(toProblem));
};

const MAX_PAYLOAD_BYTES = 5e6;
const MAX_STRING_BYTES = 1e5;
const MAX_ARRAY_ITEMS = 4e3;
const MAX_DEPTH$1 = 10;
const MAX_METRIC_LENGTH = 127;
const MAX_BULK_EVENTS = 1e3;
const MAX_PROFILE_BYTES = 1e5;
const MAX_IDENTIFIER_LENGTH = 255;
const changingLimits = {
  properties: {
    about: "Top-level properties of an event",
    steps: [
      ["2022-10-17", 300],
      ["2025-04-15", 400]
    ]
  },
  earliestYear: {
    about: "Year in which the first event may have happened",
    steps: [
      ["2022-10-17", 2e3],
      ["2026-07-15", 1990]
    ]
  },
  largestEventPage: {
    about: "Largest page of events; always 200 before it could be chosen",
    steps: [
      ["2022-10-17", 200],
      ["2026-01-15", 1e3]
    ]
  },
  // The sentence stands in the contract of this one revision only (documented).
  profileStringBytes: {
    about: "Bytes of all strings of an event's profile together",
    steps: [
      ["2022-10-17", Number.POSITIVE_INFINITY],
      ["2025-01-15", 1e5],
      ["2025-04-15", Number.POSITIVE_INFINITY]
    ]
  }
};
const limitAt = (name, revision) => {
  const steps = changingLimits[name].steps;
  return steps.findLast(([since]) => since <= revision)?.[1] ?? 0;
};
const maxProperties = (revision) => limitAt("properties", revision);
const earliestYear = (revision) => limitAt("earliestYear", revision);
const maxEventPage = (revision) => limitAt("largestEventPage", revision);
const MAX_IMPORTED_PROFILES = 1e4;
const MAX_SUBSCRIBED_PROFILES = 1e3;
const MAX_UNSUBSCRIBED_PROFILES = 100;

const TEXT_TOO_LONG = "The string is over 100 KB.";
const isTooLong = (text) => text.length > MAX_STRING_BYTES / 4 && Buffer.byteLength(text) > MAX_STRING_BYTES;
const limitedText = v.pipe(
  v.string(),
  v.check((text) => !isTooLong(text), TEXT_TOO_LONG)
);

const plainObject = v.custom(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "Expected a JSON object."
);
const closedObject = (entries) => v.pipe(plainObject, v.strictObject(entries));

const ownDetail = (value, depth) => {
  if (typeof value === "string") return isTooLong(value) ? TEXT_TOO_LONG : void 0;
  if (typeof value !== "object" || value === null) return void 0;
  if (depth > MAX_DEPTH$1) return `The value is nested more than ${MAX_DEPTH$1} levels deep.`;
  if (Array.isArray(value) && value.length > MAX_ARRAY_ITEMS)
    return `The array holds more than ${MAX_ARRAY_ITEMS} items.`;
  return void 0;
};
const inspect = (value, keys, depth, found) => {
  const detail = ownDetail(value, depth);
  if (detail !== void 0) {
    found.push({ keys, detail });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) inspect(item, [...keys, key], depth + 1, found);
};
const propertiesProblems = (properties, maxProperties) => {
  const found = [];
  const count = Object.keys(properties).length;
  if (count > maxProperties)
    found.push({
      keys: [],
      detail: `${count} properties; an event holds at most ${maxProperties}.`
    });
  inspect(properties, [], 1, found);
  return found;
};

const issuePath = (input, { keys }) => keys.map((key) => ({
  type: "unknown",
  origin: "value",
  input,
  key,
  value: null
}));
const withinLimits = (maxProperties) => v.rawCheck(({ dataset, addIssue }) => {
  if (!dataset.typed) return;
  for (const problem of propertiesProblems(dataset.value, maxProperties)) {
    const [first, ...rest] = issuePath(dataset.value, problem);
    addIssue({ message: problem.detail, ...first && { path: [first, ...rest] } });
  }
});
const createProperties = (maxProperties) => v.pipe(plainObject, withinLimits(maxProperties));
const profileProperties = createProperties(Number.POSITIVE_INFINITY);

const text$5 = v.nullish(limitedText);
const emailAddress = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[^\s@,;<>]+@[^\s@.,;<>]+(\.[^\s@.,;<>]+)+$/, "Invalid email address"),
  v.maxLength(254, "Invalid email address")
);
const email$2 = v.nullish(emailAddress);
const phoneNumber = v.pipe(
  v.string(),
  v.regex(
    /^\+[1-9]\d{6,14}$/,
    "Invalid phone number format (Example of a valid format: +12345678901)"
  )
);
const givenId = v.pipe(
  v.string(),
  v.minLength(1, "This field may not be blank."),
  v.maxLength(MAX_IDENTIFIER_LENGTH, `Longer than ${MAX_IDENTIFIER_LENGTH} characters.`)
);
const identifier$1 = v.nullish(givenId);
const degrees = v.union([limitedText, v.number()]);
const coordinate = v.nullish(degrees);
const location = v.nullish(
  closedObject({
    address1: text$5,
    address2: text$5,
    city: text$5,
    country: text$5,
    latitude: coordinate,
    longitude: coordinate,
    region: text$5,
    zip: text$5,
    timezone: text$5,
    ip: text$5
  })
);
const patchProperties = closedObject({
  append: v.nullish(profileProperties),
  unappend: v.nullish(profileProperties),
  unset: v.nullish(v.union([limitedText, v.array(limitedText)]))
});
const identifierPatch = closedObject({
  email: v.nullish(v.union([emailAddress, v.array(emailAddress)]))
});
const patchIdentifiers$1 = closedObject({
  append: v.nullish(identifierPatch),
  unappend: v.nullish(identifierPatch)
});
const profileMeta = v.nullish(
  closedObject({
    patch_properties: v.nullish(patchProperties),
    patch_identifiers: v.nullish(patchIdentifiers$1)
  })
);
const profileAttributes = {
  email: email$2,
  phone_number: v.nullish(phoneNumber),
  external_id: identifier$1,
  _kx: text$5,
  first_name: text$5,
  last_name: text$5,
  organization: text$5,
  locale: text$5,
  title: text$5,
  image: text$5,
  location,
  properties: v.nullish(plainObject)
};
const eventProfileAttributes = { ...profileAttributes, anonymous_id: identifier$1 };
const profileId = identifier$1;
const identifying$1 = ["email", "phone_number", "external_id", "anonymous_id", "_kx"];
const isIdentified = (profile) => !!profile.id || identifying$1.some((key) => !!profile.attributes[key]);

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS = "23456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
const pool = Buffer.alloc(4096);
let used = pool.length;
const takeBytes = (length) => {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return Buffer.from(pool.subarray(used - length, used));
};
const draw = (alphabet, length) => Array.from(takeBytes(length), (byte) => alphabet[byte % alphabet.length]).join("");
const encodeTime = (milliseconds) => {
  let rest = milliseconds;
  let text = "";
  for (let digit = 0; digit < 10; digit += 1) {
    text = CROCKFORD[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};
const newProfileId = (now) => encodeTime(now) + draw(CROCKFORD, 16);
const newEventId = () => draw(LETTERS, 11);
const newRequestId = () => draw(LETTERS, 11);
const newMetricId = () => draw(LETTERS, 6);
const SECONDS_BEFORE_1970 = 12219292800n;
const TICKS_A_SECOND = 10000000n;
const MAX_TICKS = (1n << 60n) - 1n;
const newEventUuid = (seconds) => {
  const ticks = (BigInt(seconds) + SECONDS_BEFORE_1970) * TICKS_A_SECOND & MAX_TICKS;
  const time = ticks.toString(16).padStart(15, "0");
  const random = takeBytes(8);
  random[0] = (random[0] ?? 0) & 63 | 128;
  const rest = random.toString("hex");
  return [
    time.slice(7),
    time.slice(3, 7),
    `1${time.slice(0, 3)}`,
    rest.slice(0, 4),
    rest.slice(4)
  ].join("-");
};
const readUuidSecond = (uuid) => {
  const parts = /^([\da-f]{8})-([\da-f]{4})-1([\da-f]{3})-[\da-f]{4}-[\da-f]{12}$/.exec(uuid);
  if (parts === null) return void 0;
  const ticks = BigInt(`0x${parts[3]}${parts[2]}${parts[1]}`);
  return Number(ticks / TICKS_A_SECOND - SECONDS_BEFORE_1970);
};

const selectProfiles = (further = "") => `SELECT profiles.*${further},
  (SELECT max(timestamp) * 1000 FROM events WHERE profile_id = profiles.id) AS last_event
  FROM profiles`;
const columns$2 = {
  id: "id",
  external_id: "external_id",
  email: "email",
  phone_number: "phone_number"
};
const completeProfile = (database, row) => {
  const find = "SELECT anonymous_id FROM anonymous_ids WHERE profile_id = ? ORDER BY rowid";
  const anonymous = database.all(find, row.id);
  return {
    ...row,
    traits: JSON.parse(row.traits),
    anonymous_ids: anonymous.map(({ anonymous_id }) => anonymous_id)
  };
};
const findProfileBy = (database, column, value) => {
  const find = `${selectProfiles()} WHERE ${columns$2[column]} = ?`;
  const row = database.get(find, value);
  return row && completeProfile(database, row);
};
const findProfile = (database, id) => {
  const find = "SELECT destination_id AS id FROM merged_profiles WHERE source_id = ?";
  const moved = database.get(find, id);
  return findProfileBy(database, "id", moved?.id ?? id);
};
const findBySecondaryEmail = (database, email) => {
  const find = "SELECT profile_id AS id FROM secondary_emails WHERE email = ?";
  const found = database.get(find, email);
  return found && findProfileBy(database, "id", found.id);
};
const findOwner = (database, kind, value) => {
  if (kind === "email")
    return findProfileBy(database, kind, value) ?? findBySecondaryEmail(database, value);
  if (kind !== "anonymous_id") return findProfileBy(database, kind, value);
  const find = "SELECT profile_id AS id FROM anonymous_ids WHERE anonymous_id = ?";
  const found = database.get(find, value);
  return found && findProfileBy(database, "id", found.id);
};
const listProfiles = (database, limit) => database.all(`${selectProfiles()} ORDER BY updated DESC, id DESC LIMIT ?`, limit).map((row) => completeProfile(database, row));
const insertProfile = (database, now, named) => {
  if (named !== void 0) database.run("DELETE FROM merged_profiles WHERE source_id = ?", named);
  const id = named ?? newProfileId(now);
  const insert = "INSERT INTO profiles (id, traits, created, updated) VALUES (?, ?, ?, ?)";
  database.run(insert, id, "{}", now, now);
  return id;
};
const giveIdentifiers = (database, id, given) => {
  const { anonymous_id: anonymousId, ...strong } = given;
  for (const [kind, value] of Object.entries(strong))
    database.run(
      `UPDATE profiles SET ${columns$2[kind]} = ? WHERE id = ?`,
      value,
      id
    );
  if (anonymousId !== void 0)
    database.run("INSERT OR REPLACE INTO anonymous_ids VALUES (?, ?)", anonymousId, id);
};
const clearIdentifiers = (database, id, kinds) => {
  for (const kind of kinds)
    database.run(`UPDATE profiles SET ${columns$2[kind]} = NULL WHERE id = ?`, id);
};
const writeTraits = (database, id, traits, now) => database.run(
  "UPDATE profiles SET traits = ?, updated = ? WHERE id = ?",
  JSON.stringify(traits),
  now,
  id
);

const parts = ({ from, relationship, to }) => [from.type, from.id, relationship, to.type, to.id];
const addLink = (database, link, now) => database.run(
  `INSERT OR IGNORE INTO resource_links
      (type, id, relationship, target_type, target_id, since) VALUES (?, ?, ?, ?, ?, ?)`,
  ...parts(link),
  now
);
const removeLink = (database, link) => database.run(
  `DELETE FROM resource_links WHERE type = ? AND id = ? AND relationship = ?
      AND target_type = ? AND target_id = ?`,
  ...parts(link)
);
const hasLink = (database, link) => database.get(
  `SELECT 1 FROM resource_links WHERE type = ? AND id = ? AND relationship = ?
      AND target_type = ? AND target_id = ?`,
  ...parts(link)
) !== void 0;
const moveLinksOfProfile = (database, to, from) => {
  const isTarget = `target_type = 'profile' AND target_id = ?`;
  database.run(
    `UPDATE resource_links AS kept SET since = min(since, coalesce((SELECT lost.since
      FROM resource_links AS lost WHERE lost.type = kept.type AND lost.id = kept.id
      AND lost.relationship = kept.relationship AND lost.target_type = 'profile'
      AND lost.target_id = ?), since)) WHERE ${isTarget}`,
    from,
    to
  );
  database.run(`UPDATE OR IGNORE resource_links SET target_id = ? WHERE ${isTarget}`, to, from);
  database.run(`DELETE FROM resource_links WHERE ${isTarget}`, from);
};

const readRow = (row) => ({
  ...row,
  attributes: JSON.parse(row.attributes)
});
const findRow = (database, type, id) => {
  const find = "SELECT * FROM resources WHERE type = ? AND id = ?";
  const row = database.get(find, type, id);
  return row && readRow(row);
};
const listRows = (database, type) => database.all("SELECT * FROM resources WHERE type = ? ORDER BY seq", type).map(readRow);
const insertRow = (database, { type, id, attributes, created, updated }) => database.run(
  "INSERT INTO resources (type, id, attributes, created, updated) VALUES (?, ?, ?, ?, ?)",
  type,
  id,
  JSON.stringify(attributes),
  created,
  updated
);
const updateRow = (database, { type, id }, attributes, now) => database.run(
  "UPDATE resources SET attributes = ?, updated = ? WHERE type = ? AND id = ?",
  JSON.stringify(attributes),
  now,
  type,
  id
);
const deleteRow = (database, type, id) => {
  database.run("DELETE FROM resources WHERE type = ? AND id = ?", type, id);
  database.run("DELETE FROM resource_links WHERE type = ? AND id = ?", type, id);
  database.run("DELETE FROM resource_links WHERE target_type = ? AND target_id = ?", type, id);
};

const membership = (listId, profileId) => ({
  from: { type: "list", id: listId },
  relationship: "profiles",
  to: { type: "profile", id: profileId }
});
const findList = (database, id) => {
  const row = findRow(database, "list", id);
  if (row === void 0) return void 0;
  const isSingle = row.attributes.opt_in_process === "single_opt_in";
  const optInProcess = isSingle ? "single_opt_in" : "double_opt_in";
  return { id, name: String(row.attributes.name ?? ""), optInProcess };
};
const addToList = (database, listId, profileId, now) => addLink(database, membership(listId, profileId), now);
const removeFromList = (database, listId, profileId) => removeLink(database, membership(listId, profileId));
const isOnList = (database, listId, profileId) => hasLink(database, membership(listId, profileId));
const listGroupsOf = (database, group, profileId) => database.all(
  `SELECT id FROM resource_links WHERE target_type = 'profile' AND target_id = ?
        AND relationship = 'profiles' AND type = ? ORDER BY seq`,
  profileId,
  group
).map(({ id }) => id);

const readList$1 = (database, reference) => {
  if (!reference) return void 0;
  const { id } = reference.data;
  const list = findList(database, id);
  if (list !== void 0) return list;
  throw new Failure(404, {
    detail: `A list with id ${id} does not exist.`,
    pointer: "/data/relationships/list/data/id"
  });
};

const writeConsent = (database, profileId, {
  channel,
  consent,
  consented_at,
  updated,
  custom_source,
  double_optin
}) => database.run(
  `INSERT INTO consents VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET consent = excluded.consent, consented_at = excluded.consented_at,
      updated = excluded.updated, custom_source = excluded.custom_source,
      double_optin = excluded.double_optin`,
  profileId,
  channel,
  consent,
  consented_at,
  updated,
  updated,
  custom_source,
  double_optin
);
const listConsents$1 = (database, profileId) => database.all("SELECT * FROM consents WHERE profile_id = ? ORDER BY channel", profileId);
const listSuppressions = (database, profileId) => database.all(
  "SELECT list_id, reason, at FROM suppressions WHERE profile_id = ? ORDER BY at",
  profileId
);
const suppress = (database, profileId, { list_id, reason, at }) => database.run(
  "INSERT OR IGNORE INTO suppressions VALUES (?, ?, ?, ?)",
  profileId,
  list_id,
  reason,
  at
);
const unsuppress = (database, profileId, reasons, listId = "") => {
  for (const reason of reasons)
    database.run(
      `DELETE FROM suppressions WHERE profile_id = ? AND reason = ? AND list_id IN ('', ?)`,
      profileId,
      reason,
      listId
    );
};
const awaitConfirmation = (database, profileId, { list_id, channel, custom_source }) => database.run(
  "INSERT OR REPLACE INTO pending_consents VALUES (?, ?, ?, ?)",
  profileId,
  list_id,
  channel,
  custom_source
);
const listPending = (database, profileId) => database.all(
  "SELECT list_id, channel, custom_source FROM pending_consents WHERE profile_id = ?",
  profileId
);
const endPending = (database, profileId, listId) => database.run(
  "DELETE FROM pending_consents WHERE profile_id = ? AND list_id = ?",
  profileId,
  listId
);

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;
const isCalendarDay = (day) => {
  const parsed = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};
const parseMoment = (text) => {
  const [, day, clock = "00:00", offset = "Z"] = ISO.exec(text) ?? [];
  if (day === void 0 || !isCalendarDay(day)) return void 0;
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const milliseconds = Date.parse(`${day}T${clock}${zone.toUpperCase()}`);
  return Number.isNaN(milliseconds) ? void 0 : milliseconds;
};
const parseEventTime = (text) => {
  const milliseconds = parseMoment(text);
  return milliseconds === void 0 ? void 0 : Math.floor(milliseconds / 1e3);
};
const formatEventTime = (seconds) => new Date(seconds * 1e3).toISOString().replace(".000Z", "+00:00");
const oneYearAfter = (now) => {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return Math.floor(then.getTime() / 1e3);
};
const timeProblem = (text, earliestYear, now) => {
  const seconds = parseEventTime(text);
  if (seconds === void 0) return `'${text.slice(0, 40)}' is not an ISO 8601 date and time.`;
  if (seconds < Date.UTC(earliestYear) / 1e3)
    return `The time is before the year ${earliestYear}.`;
  if (seconds > oneYearAfter(now)) return "The time is more than a year in the future.";
  return void 0;
};

const hasConsent = (value) => typeof value === "object" && value !== null && "consent" in value;
const listChoices = (subscriptions) => Object.entries(subscriptions).flatMap(
  ([medium, purposes]) => Object.entries(purposes ?? {}).flatMap(([purpose, choice]) => {
    if (!hasConsent(choice)) return [];
    const name = medium === "push" ? "mobile_push" : medium;
    const seconds = choice.consented_at ? parseEventTime(choice.consented_at) : void 0;
    return [
      {
        channel: `${name}.${purpose}`,
        consentedAt: seconds === void 0 ? void 0 : seconds * 1e3,
        keys: [medium, purpose]
      }
    ];
  })
);
const addressOf = (channel) => {
  if (channel.startsWith("email.")) return "email";
  return channel.startsWith("mobile_push.") ? void 0 : "phone_number";
};
const canReach = (profile, channel) => {
  const address = addressOf(channel);
  return address === void 0 || profile[address] !== null;
};
const needsConfirmation = (channel) => channel.endsWith(".marketing") && channel !== "mobile_push.marketing";

const FORGIVEN = ["UNSUBSCRIBE", "SPAM_COMPLAINT", "SPAM_REPORT", "USER_SUPPRESSED"];
const agree = (database, profile, { channel, consentedAt, isConfirmed }, { list, customSource, at }) => {
  writeConsent(database, profile.id, {
    channel,
    consent: "SUBSCRIBED",
    consented_at: consentedAt,
    updated: at,
    custom_source: customSource,
    double_optin: isConfirmed ? 1 : 0
  });
  if (channel === "email.marketing") unsuppress(database, profile.id, FORGIVEN, list?.id);
};
const ask = (database, profile, channel, occasion) => {
  const { list, customSource, at } = occasion;
  const pending = { list_id: list?.id ?? "", channel, custom_source: customSource };
  awaitConfirmation(database, profile.id, pending);
  writeConsent(database, profile.id, {
    channel,
    consent: "UNCONFIRMED",
    consented_at: null,
    updated: at,
    custom_source: customSource,
    double_optin: 1
  });
};
const subscribe$1 = (database, profile, choices, occasion) => {
  const { list, isHistorical, at } = occasion;
  const asksFirst = list?.optInProcess === "double_opt_in" && !isHistorical;
  const subscribed = listConsents$1(database, profile.id).filter(({ consent }) => consent === "SUBSCRIBED").map(({ channel }) => channel);
  const reached = choices.filter(({ channel }) => canReach(profile, channel));
  const waits = (channel) => asksFirst && needsConfirmation(channel) && !subscribed.includes(channel);
  for (const { channel, consentedAt = at } of reached)
    if (waits(channel)) ask(database, profile, channel, occasion);
    else agree(database, profile, { channel, consentedAt, isConfirmed: false }, occasion);
  const isMember = reached.some(({ channel }) => channel.endsWith(".marketing") && !waits(channel));
  if (list !== void 0 && isMember) addToList(database, list.id, profile.id, at);
};
const confirm = (database, profile, list, at) => {
  const pending = listPending(database, profile.id).filter(
    ({ list_id }) => list_id === (list?.id ?? "")
  );
  for (const { channel, custom_source: customSource } of pending)
    agree(
      database,
      profile,
      { channel, consentedAt: at, isConfirmed: true },
      { list, customSource, at }
    );
  endPending(database, profile.id, list?.id ?? "");
  if (list !== void 0 && pending.length > 0) addToList(database, list.id, profile.id, at);
  return pending.map(({ channel }) => channel);
};
const unsubscribe = (database, profile, choices, { list, at }) => {
  const isMember = list !== void 0 && isOnList(database, list.id, profile.id);
  for (const { channel } of choices) {
    const reason = { reason: "UNSUBSCRIBE", at };
    if (channel === "email.marketing")
      suppress(database, profile.id, { ...reason, list_id: isMember ? list.id : "" });
    if (isMember) continue;
    writeConsent(database, profile.id, {
      channel,
      consent: "UNSUBSCRIBED",
      consented_at: at,
      updated: at,
      custom_source: null,
      double_optin: 0
    });
  }
  if (list === void 0) return;
  endPending(database, profile.id, list.id);
  removeFromList(database, list.id, profile.id);
};

const request$6 = v.pipe(
  v.strictObject({
    profile: v.optional(v.string()),
    email: v.optional(emailAddress),
    list: v.optional(v.string())
  }),
  v.check(({ profile, email }) => !!(profile ?? email), "Name a profile or an email.")
);
const confirmSubscription = {
  method: "POST",
  path: "/_sandbox/confirm-subscription",
  answer: ({ box, body }) => {
    const { profile: id, email, list: listId } = parseInput(request$6, body);
    const { database } = box;
    box.inbox.settle();
    const confirmed = database.transaction(() => {
      const list = readList$1(database, listId === void 0 ? null : { data: { id: listId } });
      const profile = id === void 0 ? findOwner(database, "email", email ?? "") : findProfile(database, id);
      if (profile === void 0)
        throw new Failure(404, { detail: "Nobody is known by this.", pointer: "" });
      return { profile: profile.id, channels: confirm(database, profile, list, box.now()) };
    });
    box.feed.publish("people");
    return { status: 200, body: confirmed };
  }
};
const listWishes = (database) => database.all("SELECT * FROM back_in_stock ORDER BY seq");
const backInStock$1 = {
  method: "GET",
  path: "/_sandbox/back-in-stock",
  answer: ({ box: { database } }) => ({
    status: 200,
    body: listWishes(database).map(({ at, channels, ...wish }) => ({
      ...wish,
      at: new Date(at).toISOString(),
      channels: JSON.parse(channels)
    }))
  })
};
const consentControls = [confirmSubscription, backInStock$1];

const behavioursOf = (area) => ({
  documented: (id, text, source) => ({
    ...{ id, area, text, source },
    label: "documented",
    files: []
  }),
  observed: (id, text, source) => ({
    ...{ id, area, text, source },
    label: "observed",
    files: []
  }),
  assumed: (id, text, source, ...files) => ({
    ...{ id, area, text, source },
    label: "assumed",
    files
  })
});

const { documented: documented$7, observed: observed$5, assumed: assumed$7 } = behavioursOf("keys, rates and errors");
const rates$1 = "docs: rate_limits_and_error_handling";
const limiter = "limits/limiter.ts";
const throttle = "limits/throttle.ts";
const accessBehaviours = [
  documented$7(
    "key-missing",
    "A missing or wrong key is a 401; `missingKey: 400` makes it the 400 that another page names.",
    "docs: authenticate_"
  ),
  assumed$7("key-words", "The words of that refusal.", "No body has been seen.", "access/admit.ts"),
  observed$5("wrong-scheme", "`Bearer pk_\u2026` is an HTML 400 of the edge.", "klaviyo-api-ruby#39"),
  observed$5("scope-missing", "A missing scope is a 403.", "segment-docs#6758"),
  assumed$7(
    "scope-words",
    "That refusal names the scope.",
    "No body has been seen.",
    "access/scopes.ts"
  ),
  assumed$7(
    "order-of-checks",
    "Key, revision, endpoint, rate, scopes and body are looked at in this order.",
    "That of the framework whose words Klaviyo's errors use.",
    "perform.ts"
  ),
  observed$5(
    "error-codes",
    "`invalid`, `duplicate_profile` and `throttled` are codes of errors.",
    "klaviyo-api-node#66, #74"
  ),
  assumed$7(
    "error-codes-guessed",
    "`not_authenticated`, `permission_denied`, `not_found` and the others are codes of errors.",
    "The same framework calls them so.",
    "contract/failure.ts"
  ),
  documented$7(
    "rate-windows",
    "Two fixed windows, a second and a minute, for each account and endpoint.",
    rates$1
  ),
  assumed$7(
    "rate-window-start",
    "Windows begin with the second and the minute of the clock, daily ones with the UTC day.",
    'Only "fixed" is published.',
    limiter
  ),
  documented$7(
    "rate-headers",
    "Answers carry `RateLimit-Limit`, `-Remaining` and `-Reset` of the minute; a 429 has `Retry-After` instead.",
    rates$1
  ),
  documented$7("retry-early", "Coming back before `Retry-After` is refused again.", rates$1),
  assumed$7(
    "rate-refused-uncounted",
    "A request that was throttled does not count.",
    "Otherwise an eager client would never get in.",
    limiter
  ),
  assumed$7(
    "rate-counts-failures",
    "A request that is refused later does count.",
    "The rate is looked at first.",
    throttle
  ),
  documented$7(
    "rate-lower",
    "Some parameters lower the rate, and those requests share a bucket.",
    rates$1
  ),
  assumed$7(
    "rate-lower-apart",
    "They leave the endpoint's own bucket alone.",
    "Not published.",
    throttle
  ),
  documented$7("company-id", "`/client` takes `company_id` and no key.", "klaviyo/openapi: client"),
  assumed$7(
    "company-unknown",
    "An unknown company or a private key at `/client` is a 400.",
    "Not published; the second is a key that leaked.",
    "client-api/admit-company.ts"
  ),
  assumed$7(
    "consent-method",
    "Consent given over the API has the method `API`.",
    "Not published.",
    "documents/subscriptions-document.ts"
  )
];

const { documented: documented$6, observed: observed$4, assumed: assumed$6 } = behavioursOf("profiles and consent");
const subscribeJob = "klaviyo/openapi: bulk_subscribe_profiles";
const subscribe = "profiles/subscribe.ts";
const write$1 = "profiles/write-profile.ts";
const consentBehaviours = [
  assumed$6(
    "profile-id-unknown",
    "An import with an id that is not there is a 404.",
    "There is nothing to update.",
    write$1
  ),
  assumed$6(
    "anonymous-ids-do-not-clash",
    "An anonymous id of somebody else is no conflict: what is known by nothing else joins.",
    "As with events.",
    write$1
  ),
  assumed$6(
    "profile-meta-on-create",
    "`meta` of a new profile is taken and has nothing to change.",
    "It does no harm.",
    "checks/profile-requests.ts"
  ),
  assumed$6(
    "person-by-precedence",
    "Requests that are a 202 whoever it is find the person by precedence, as events do.",
    "One rule for all.",
    "profiles/resolve-person.ts"
  ),
  documented$6(
    "double-opt-in",
    "A list with double opt-in has the consent confirmed; `POST /_sandbox/confirm-subscription` does what the link in that message does.",
    subscribeJob
  ),
  assumed$6(
    "consent-unconfirmed",
    "Until then the consent reads UNCONFIRMED.",
    "Not published.",
    subscribe
  ),
  assumed$6(
    "consent-twice",
    "Who is subscribed already has nothing to confirm.",
    "Nobody would be asked twice.",
    subscribe
  ),
  assumed$6(
    "consent-without-list",
    "Without a list nothing has to be confirmed.",
    "It is a setting of the account, which the sandbox lacks.",
    subscribe
  ),
  documented$6(
    "unsubscribe-list",
    "A member of the list leaves only the list; everybody else is unsubscribed everywhere.",
    "klaviyo/openapi: bulk_unsubscribe_profiles"
  ),
  assumed$6(
    "unsubscribe-noted",
    "Leaving a list is noted as a suppression of that list.",
    "Its form is not published.",
    subscribe
  ),
  assumed$6(
    "push-not-confirmed",
    "A double opt-in asks about marketing, but not about push.",
    "A device cannot be written to.",
    "profiles/channels.ts"
  ),
  assumed$6(
    "channel-needs-address",
    "A channel needs the address it writes to, unless an id says whose it is.",
    "There would be nothing to write to.",
    "profiles/subscription-jobs.ts"
  ),
  assumed$6(
    "list-unknown",
    "A list that is not there is a 404.",
    "Not published.",
    "profiles/list-opt-in.ts"
  ),
  assumed$6(
    "jobs-kept",
    "An import job expires after a week.",
    "How long jobs are kept is not published.",
    "documents/profile-job-document.ts"
  ),
  assumed$6(
    "push-token-moves",
    "A push token moves to the profile that names it last.",
    "A device belongs to one person.",
    "store/push-tokens.ts"
  ),
  assumed$6(
    "push-token-of-others",
    "A page cannot unregister the token of somebody else's device.",
    "It must not silence others.",
    "client-api/client-profiles.ts"
  ),
  documented$6(
    "back-in-stock",
    "A wish for a variant is a 202; `GET /_sandbox/back-in-stock` lists them.",
    "klaviyo/openapi: create_back_in_stock_subscription"
  ),
  assumed$6(
    "back-in-stock-catalog",
    "Whether the catalog has the variant is not looked at.",
    "Shops try this before they sync it.",
    "client-api/back-in-stock.ts"
  ),
  assumed$6(
    "back-in-stock-latest",
    "The latest wish for a variant counts.",
    "Not published.",
    "client-api/back-in-stock.ts"
  ),
  observed$4(
    "onsite-exchange-id",
    "With `X-Klaviyo-Onsite: 1` the answer of `/client/profiles` holds `meta.exchange_id`.",
    "the onsite script"
  ),
  assumed$6(
    "reviews-pending",
    "Every review waits for the shop.",
    "Nobody is there to publish it.",
    "client-api/review-filter.ts"
  )
];

const { documented: documented$5, observed: observed$3, assumed: assumed$5 } = behavioursOf("identity");
const article = "help.klaviyo.com: 12902308138011";
const decide$2 = "identity/decide.ts";
const identityBehaviours = [
  documented$5(
    "precedence",
    "The profile id decides before external_id, email, phone number and anonymous id.",
    article
  ),
  documented$5(
    "merge-single",
    "A lower identifier is merged in if its profile is known by nothing else; otherwise nothing is merged.",
    article
  ),
  assumed$5(
    "devices-do-not-count",
    "Anonymous ids do not count as another name of a profile.",
    "A device is not a second name.",
    decide$2
  ),
  assumed$5(
    "events-keep-identifiers",
    "An event never changes an identifier a profile has.",
    "A resend must not change anything.",
    decide$2
  ),
  documented$5(
    "client-keeps-identifiers",
    "A client request never changes an identifier: it is a 202 and not applied.",
    "klaviyo/openapi: create_client_event"
  ),
  assumed$5(
    "client-adds-identifiers",
    "A client request may add an identifier where there is none.",
    "Otherwise nobody could be identified on a page.",
    decide$2
  ),
  assumed$5(
    "client-never-merges",
    "A client request never merges.",
    "The published table of what each key may do.",
    decide$2
  ),
  documented$5(
    "merge-effects",
    "A merge moves the events, keeps their times and deletes the source; values of the destination win.",
    "help.klaviyo.com: 115005073847"
  ),
  assumed$5(
    "merge-consent",
    "In a merge the consent of the destination stays.",
    "Klaviyo's own table is not public.",
    "profiles/profile-tables.ts"
  ),
  assumed$5(
    "merge-event",
    'What the event "Merged profile" holds.',
    "That it exists is documented, its properties are not.",
    "recording/merge-into.ts"
  ),
  observed$3(
    "import-conflict",
    "An import with identifiers of two people is a 409 `duplicate_profile`.",
    "klaviyo-api-node#75"
  ),
  documented$5(
    "import-null",
    "In an import null clears a field and absence leaves it.",
    "klaviyo/openapi: create_or_update_profile"
  ),
  assumed$5(
    "event-null",
    "In an event null leaves a field and an identifier.",
    "Late events must not undo newer knowledge.",
    "recording/update-traits.ts",
    "recording/resolve-profile.ts"
  ),
  assumed$5(
    "updated-stays",
    "A profile that stays as it is keeps its `updated`.",
    "Not published.",
    "recording/resolve-profile.ts"
  ),
  documented$5(
    "secondary-emails",
    "`patch_identifiers` adds and removes secondary e-mails.",
    "klaviyo/openapi: PatchIdentifiers"
  ),
  assumed$5(
    "secondary-emails-identify",
    "A secondary e-mail finds its profile.",
    "It is kept as an identifier.",
    "store/profiles.ts"
  ),
  assumed$5(
    "client-patches-no-identifiers",
    "A client request patches no identifiers.",
    "It never changes any.",
    "recording/patch-identifiers.ts"
  ),
  documented$5(
    "exchange-token",
    "`_kx` is an encrypted profile id; the sandbox has a token of its own in the same form.",
    "docs: introduction-to-the-klaviyo-object"
  )
];

const { documented: documented$4, observed: observed$2, assumed: assumed$4 } = behavioursOf("reading");
const operation$2 = "klaviyo/openapi: get_events";
const readingBehaviours = [
  documented$4(
    "read-names",
    "`properties` come back as `event_properties`, with `$value` and `$event_id` among them.",
    operation$2
  ),
  documented$4(
    "page-size",
    "A page has 200 events; `page[size]` chooses 1 to 1,000 from revision 2026-01-15.",
    operation$2
  ),
  observed$2(
    "links-null",
    "`links.next` and `links.prev` are null at the ends.",
    "Klaviyo's clients walk until then"
  ),
  observed$2(
    "cursor-is-link",
    "`page[cursor]` takes the cursor or the whole `links.next`.",
    "Klaviyo's clients pass the link"
  ),
  observed$2("cursor-invalid", "A strange cursor is a 400 at /data/.", "klaviyo-api-python#9"),
  assumed$4(
    "sort-by-default",
    "Without `sort` the newest events come first.",
    "Not published.",
    "query/event-page.ts"
  ),
  assumed$4(
    "profiles-by-default",
    "Without `sort` the oldest profiles come first.",
    "What comes or changes meanwhile moves nothing.",
    "profiles/profile-page.ts"
  ),
  documented$4(
    "filter-grammar",
    "Filters are `op(field,value)`, joined by commas or `and()`; there is no or.",
    "docs: filtering_"
  ),
  observed$2(
    "filter-quoted-time",
    "A quoted time in a filter is a 400.",
    "community.klaviyo.com: multiple filters"
  ),
  assumed$4(
    "filter-empty",
    "An empty filter has no conditions.",
    "Not published.",
    "query/filter.ts"
  ),
  assumed$4(
    "parameters-unknown",
    "A parameter of JSON:API or a field that a resource does not know is a 400 that names it.",
    "JSON:API asks for it; `include` is seen to do so.",
    "query/parameters.ts"
  ),
  assumed$4(
    "parameters-strange",
    "A parameter without a meaning in JSON:API passes.",
    "As in most web services.",
    "query/parameters.ts"
  ),
  assumed$4(
    "uuid-cursor",
    "The `uuid` of an event is a cursor: the page begins behind it.",
    "That it can be one is documented, on which side is not.",
    "query/event-cursor.ts"
  ),
  documented$4(
    "metric-filter",
    "Every metric that events make can be filtered by; custom metrics are another resource, which the sandbox has not.",
    operation$2
  ),
  assumed$4(
    "agent-hints",
    "`meta.agent_hints` names the next page where there is one.",
    "The contract has the place, not the words.",
    "endpoints/get-events.ts"
  ),
  documented$4("included-scope", "`include` needs the scope of what is included.", "docs: scopes"),
  assumed$4(
    "merged-id",
    "The id of a profile that was merged leads to where it went.",
    "Not published.",
    "profiles/find-profile.ts",
    "store/profiles.ts"
  ),
  assumed$4(
    "no-predictions",
    "Predictive analytics are there and empty.",
    "The service predicts only for accounts with enough orders.",
    "profiles/show-profile.ts"
  )
];

const { documented: documented$3, assumed: assumed$3 } = behavioursOf("resources");
const campaigns = "resources/campaign-actions.ts";
const templates = "resources/template-actions.ts";
const resourceBehaviours = [
  assumed$3(
    "resource-missing",
    "A resource that is not there is a 404 that names its type and id.",
    "The words are not published.",
    "resources/write.ts"
  ),
  assumed$3(
    "resource-linked-missing",
    "So is one that a relationship names.",
    "Not published.",
    "resources/told.ts"
  ),
  assumed$3(
    "resource-there-already",
    "One that is there already is a 409.",
    "The words are not published.",
    "resources/add-resource.ts"
  ),
  assumed$3(
    "resource-fixed",
    "What cannot be changed, such as the default tag group, is a 400.",
    "That it cannot is documented.",
    "resources/write.ts"
  ),
  assumed$3(
    "resource-null",
    "Null stands for the usual value; what cannot be missing stays.",
    "Not published.",
    "resources/merge-attributes.ts"
  ),
  assumed$3(
    "resource-id-length",
    "Ids have at most 255 characters.",
    "No length is published.",
    "resources/request-schema.ts"
  ),
  assumed$3(
    "resources-by-default",
    "Without `sort` the oldest come first.",
    "Not published.",
    "resources/read-page.ts"
  ),
  assumed$3(
    "filter-case",
    "Filters heed the case of letters.",
    "Not published.",
    "resources/filter-clause.ts"
  ),
  assumed$3(
    "resource-fields-unknown",
    "A field that a type does not have is a 400.",
    "It shows typing errors.",
    "resources/show.ts"
  ),
  assumed$3(
    "list-double-opt-in",
    "A new list is double opt-in unless it says otherwise.",
    "It is the usual setting of an account.",
    "resources/table/groups.ts"
  ),
  assumed$3(
    "coupon-id",
    "The external id of a coupon is its id.",
    "Klaviyo's examples read so.",
    "resources/table/coupons.ts"
  ),
  assumed$3(
    "coupon-code-id",
    "The id of a code is its coupon and the code, joined.",
    "The published example reads so.",
    "resources/table/coupons.ts"
  ),
  assumed$3(
    "catalog-id",
    "A catalog id that leaves the catalog out means `$default`.",
    "It is the only catalog there is.",
    "resources/table/catalogs.ts"
  ),
  assumed$3(
    "catalog-jobs",
    "In a bulk job one resource that cannot be worked on fails alone, a malformed one fails the whole request, and jobs are kept for a week.",
    "Not published.",
    "resources/bulk-jobs.ts"
  ),
  documented$3(
    "campaign-filter",
    "A list of campaigns needs a filter on the channel.",
    "klaviyo/openapi: get_campaigns"
  ),
  assumed$3(
    "campaign-channel",
    "A message that names no channel is an e-mail.",
    "Not published.",
    "resources/table/campaigns.ts"
  ),
  assumed$3(
    "campaign-template",
    "A message's copy of a template is listed like any other.",
    "Not published.",
    campaigns
  ),
  assumed$3(
    "campaign-copy-name",
    "A copy of a campaign nobody named is called after the original.",
    "Not published.",
    campaigns
  ),
  assumed$3(
    "campaign-sent",
    "A campaign whose time has come is Sent at once, another stays Scheduled; nothing leaves the sandbox.",
    "There is nobody to send to.",
    "resources/campaign-sending.ts"
  ),
  assumed$3("template-rendered", "A rendered template is a 201.", "Nothing is made.", templates),
  assumed$3(
    "template-copy-name",
    "A copy of a template nobody named is called after the original.",
    "Not published.",
    templates
  ),
  assumed$3(
    "template-broken",
    "A template that cannot be rendered is a 400.",
    "The words are not published.",
    "resources/render/nodes.ts"
  ),
  assumed$3(
    "webhook-topics-asked",
    "A topic that somebody asks for is listed from then on.",
    "Not published.",
    "resources/table/others.ts"
  ),
  assumed$3(
    "webhook-topic-names-listed",
    "The topics of webhooks that are listed from the start.",
    "Only `event:klaviyo.sent_sms` is published.",
    "resources/table/others.ts"
  )
];

const { documented: documented$2, assumed: assumed$2 } = behavioursOf("revisions");
const specs = "klaviyo/openapi, one branch for each revision";
const policy = "docs: api_versioning_and_deprecation_policy";
const revisionBehaviours = [
  documented$2("revision-life", "A revision is retired two years after its date.", policy),
  documented$2(
    "fall-forward",
    'A retired revision is answered as the oldest live one; the sandbox does so with `retired: "forward"`.',
    policy
  ),
  documented$2(
    "fall-forward-opt-out",
    "`X-Klaviyo-Revision-Fall-Forward-Opt-Out: 1` turns a retired revision into a 410.",
    policy
  ),
  documented$2("endpoint-gone", "An endpoint that a revision no longer has is a 410.", policy),
  assumed$2(
    "endpoint-not-yet",
    "An endpoint that came with a later revision is a 404.",
    "The contract of the revision does not know the path.",
    "choose-endpoint.ts"
  ),
  assumed$2(
    "revision-missing",
    "A missing or unknown revision is a 400 that names the header.",
    "The header is required and has to be one that exists; the answer is not published.",
    "contract/choose-revision.ts"
  ),
  assumed$2(
    "revision-beta",
    "A `.pre` revision is answered as the stable one of the same day.",
    "Beta endpoints are not in the sandbox.",
    "contract/revisions.ts"
  ),
  documented$2(
    "flat-shape",
    "Before 2023-07-15 an event has a flat metric and a profile of `$email` and its kin; reads have plural paths, lists of one, ids among the attributes and the time as text.",
    specs
  ),
  assumed$2(
    "flat-keys",
    "In a flat profile null counts as absent; keys that are not special are properties.",
    "The contract gives the keys no type.",
    "checks/flat-profile.ts"
  ),
  documented$2(
    "identifiers-since",
    "`external_id` and `anonymous_id` identify from 2023-07-15, `_kx` from 2023-09-15.",
    specs
  ),
  assumed$2(
    "null-refused",
    "Before 2024-02-15 null is refused where a value is expected.",
    "The contract lacks the word `nullable`.",
    "contract/event-features.ts"
  ),
  documented$2(
    "meta-place",
    "`meta` of create_event lies among the attributes from 2024-02-15, beside them before and in bulk.",
    specs
  ),
  documented$2(
    "fields-since",
    "`value_currency` came with 2024-02-15, `locale` with 2024-07-15, `patch_identifiers` and `backfill` with 2026-04-15.",
    specs
  ),
  documented$2("bulk-since", "Bulk came with 2024-05-15; before, its path is a 404.", specs),
  documented$2(
    "links-since",
    "Lists have the links `first` and `last` up to 2026-01-15; single resources have `links` from 2026-01-15.",
    specs
  ),
  documented$2(
    "media-type",
    "Answers are `application/json` up to 2024-07-15 and `application/vnd.api+json` since.",
    specs
  )
];

const { documented: documented$1, observed: observed$1, assumed: assumed$1 } = behavioursOf("webhooks and the edge");
const delivery = "docs: working_with_system_webhooks";
const topics = "webhooks/topics.ts";
const sender = "webhooks/webhooks.ts";
const webhookBehaviours = [
  documented$1(
    "webhook-signature",
    "A delivery is signed with HMAC-SHA256 over its raw body and then its timestamp header.",
    delivery
  ),
  observed$1(
    "webhook-vector",
    "A signature worked out elsewhere comes out the same here.",
    "api-evangelist/klaviyo"
  ),
  documented$1(
    "webhook-payload",
    "Each event comes with its id, its topic and the shape of Get Event.",
    delivery
  ),
  assumed$1(
    "webhook-meta",
    "The names in `meta`, and its time with microseconds.",
    "A third party's description.",
    "webhooks/delivery-body.ts"
  ),
  assumed$1(
    "webhook-topic-names",
    "Any metric has a topic `event:klaviyo.<metric>` and one `event:<metric>`; `event:received` is for all.",
    "Only the topics of Klaviyo's own metrics are published.",
    topics
  ),
  assumed$1(
    "webhook-topic-people",
    "`profile:created` and `profile:updated` tell of people; a change of mere traits is not told.",
    "Not published.",
    topics
  ),
  assumed$1(
    "webhook-retries",
    "A delivery without a 2xx is tried three times more: 0.1, 0.5 and 2 seconds later.",
    "Not published; short, so that tests need not wait.",
    sender
  ),
  assumed$1(
    "webhook-batches",
    "Up to 100 events share a delivery.",
    "The body is a list; how long it may be is not published.",
    sender
  ),
  observed$1(
    "edge-challenge",
    "The edge may answer a 403 page with `cf-mitigated: challenge` instead of JSON.",
    "klaviyo-api-python#84"
  ),
  observed$1("edge-pages", "502, 503 and 524 come as HTML or empty.", "klaviyo-api-python#28")
];

const { documented, observed, assumed } = behavioursOf("writing events");
const operation$1 = "klaviyo/openapi: create_event";
const overview = "docs: events_api_overview";
const writingBehaviours = [
  documented(
    "accepted-empty",
    "A write is a 202 without a body: accepted, not recorded yet.",
    operation$1
  ),
  documented(
    "unique-once",
    "An event is recorded once for each profile, metric and `unique_id`; later ones vanish after their 202.",
    operation$1
  ),
  documented(
    "second-once",
    "Without `unique_id` one event a second is recorded for a profile and metric.",
    operation$1
  ),
  observed(
    "subsecond-loss",
    "Events of one second vanish though each call succeeded.",
    "klaviyo/node-klaviyo#14"
  ),
  observed(
    "event-id-property",
    "A `$event_id` among the properties does not deduplicate; only `unique_id` does.",
    "elbwalker/walkerOS#709"
  ),
  observed(
    "one-key-space",
    "The client API and the server API share the ids of their events.",
    "elbwalker/walkerOS#709"
  ),
  documented("time-truncated", "The time of an event is cut to the second.", operation$1),
  documented(
    "time-bounds",
    "Events lie after 1990 (2000 before revision 2026-07-15) and at most a year ahead.",
    operation$1
  ),
  assumed(
    "time-without-offset",
    "A time without an offset is read as UTC.",
    "The least surprising reading.",
    "checks/event-time.ts"
  ),
  documented("backfill", "`backfill` records an event and starts no flow.", "changelog 2026-07-15"),
  documented(
    "bulk-repeat",
    "From 2025-01-15 a bulk job that repeats a `unique_id` for a profile and metric fails as a whole; before, the first one wins.",
    "klaviyo/openapi: bulk_create_events"
  ),
  assumed(
    "bulk-repeat-answer",
    "That failure is a 400 at the repeated `unique_id`, for servers and browsers; ids recorded by earlier requests count as repeats.",
    "Neither status nor body has been seen, and the text does not say which ids it means.",
    "endpoints/accept-groups.ts"
  ),
  assumed(
    "unknown-attributes",
    "An attribute the contract does not have is a 400 at its place.",
    "Not known; refusing shows typing errors.",
    "checks/parse-input.ts"
  ),
  documented(
    "properties-count",
    "At most 400 properties (300 before revision 2025-04-15).",
    operation$1
  ),
  documented(
    "string-size",
    "At most 100 KB a string, 4,000 items an array, 10 levels of nesting.",
    overview
  ),
  assumed(
    "string-decimal",
    "100 KB are 100,000 bytes of UTF-8.",
    "The stricter reading.",
    "contract/limits.ts"
  ),
  assumed(
    "depth-counted",
    "`properties` itself is the first of the 10 levels.",
    "The stricter reading.",
    "contract/limits.ts"
  ),
  assumed(
    "profile-properties",
    "A person's properties have the limits of an event's, but for their number.",
    "The documented limits speak of strings and arrays in general.",
    "checks/properties-schema.ts"
  ),
  assumed(
    "profile-strings",
    "At 2025-01-15 all strings of an event's profile are at most 100 KB together, keys not counted.",
    "The sum is documented for that revision, what counts is not.",
    "checks/event-profile.ts"
  ),
  documented(
    "payload-size",
    "At most 5 MB after decompression, for one event or a whole bulk job.",
    "docs: rate_limits_and_error_handling"
  ),
  assumed(
    "payload-decimal",
    "5 MB are 5,000,000 bytes.",
    "The stricter reading.",
    "contract/limits.ts"
  ),
  assumed(
    "payload-answer",
    "A larger payload is a 400.",
    "413 is not in the published table of statuses.",
    "contract/read-body.ts"
  ),
  documented("bulk-count", "At most 1,000 events in a bulk job.", operation$1),
  documented("metric-name", "A metric has fewer than 128 characters.", operation$1),
  assumed(
    "identifier-length",
    "An external id has at most 255 characters.",
    "Segment's validator stops there.",
    "contract/limits.ts"
  ),
  observed(
    "both-content-types",
    "`application/json` and `application/vnd.api+json` are both taken; anything else is a 415.",
    "Klaviyo's clients send either"
  ),
  observed(
    "slashes",
    "Paths may end with a slash or hold a double one.",
    "klaviyo/magento2-klaviyo"
  )
];

const behaviours$1 = [
  ...revisionBehaviours,
  ...accessBehaviours,
  ...writingBehaviours,
  ...identityBehaviours,
  ...readingBehaviours,
  ...consentBehaviours,
  ...resourceBehaviours,
  ...webhookBehaviours
];

const behaviours = {
  method: "GET",
  path: "/_sandbox/behaviours",
  answer: () => ({ status: 200, body: behaviours$1 })
};

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(9990, 0, 1);
const changeSchema$1 = v.strictObject({
  now: v.optional(v.pipe(v.string(), v.isoTimestamp("Expected an ISO 8601 time."))),
  advanceMs: v.optional(v.pipe(v.number(), v.integer("Expected a whole number."))),
  stopped: v.optional(v.boolean()),
  real: v.optional(v.literal(true))
});
const readTarget = (now) => {
  if (now >= EARLIEST && now <= LATEST) return now;
  throw new Failure(400, { detail: "The clock goes from 1990 to 9989.", pointer: "" });
};
const changeClock = (clock, given) => {
  const { now, advanceMs, stopped, real } = parseInput(changeSchema$1, given);
  const before = clock.state();
  if (real) clock.reset();
  try {
    if (now !== void 0 || advanceMs !== void 0)
      clock.moveTo(
        readTarget((now === void 0 ? clock.now() : Date.parse(now)) + (advanceMs ?? 0))
      );
  } catch (error) {
    clock.set(before);
    throw error;
  }
  if (stopped === true) clock.stop();
  if (stopped === false) clock.start();
};
const showClock = (clock) => {
  const state = clock.state();
  return {
    now: new Date(clock.now()).toISOString(),
    stopped: "stoppedAt" in state,
    offsetMs: "stoppedAt" in state ? null : state.offsetMs
  };
};

const path$3 = "/_sandbox/clock";
const clockControls = [
  { method: "GET", path: path$3, answer: ({ box }) => ({ status: 200, body: showClock(box.clock) }) },
  {
    method: "POST",
    path: path$3,
    answer: ({ box, body }) => {
      changeClock(box.clock, body);
      box.feed.publish("clock");
      return { status: 200, body: showClock(box.clock) };
    }
  }
];

const addDelivery = (database, { at, webhook_id, url, body }) => database.get(
  `INSERT INTO deliveries (at, webhook_id, url, body, attempts, status, outcome, detail)
      VALUES (?, ?, ?, ?, 0, NULL, 'waiting', '') RETURNING seq`,
  at,
  webhook_id,
  url,
  body
)?.seq ?? 0;
const noteProgress = (database, seq, { attempts, status, outcome, detail }) => database.run(
  "UPDATE deliveries SET attempts = ?, status = ?, outcome = ?, detail = ? WHERE seq = ?",
  attempts,
  status,
  outcome,
  detail,
  seq
);
const listDeliveries = (database, limit) => database.all("SELECT * FROM deliveries ORDER BY seq DESC LIMIT ?", limit).reverse();

const missing = (kind, id) => new Failure(404, { detail: `There is no ${kind} ${id.slice(0, 100)}.`, parameter: "id" });
const readText = (url, name) => url.searchParams.get(name) || null;
const readNumber$2 = (url, name, usual, largest) => {
  const given = url.searchParams.get(name) ?? "";
  if (given === "") return usual;
  if (/^\d+$/.test(given) && Number(given) <= largest) return Number(given);
  throw new Failure(400, {
    detail: `'${name}' must be a whole number from 0 to ${largest}.`,
    parameter: name
  });
};

const formatTime$5 = (milliseconds) => new Date(milliseconds).toISOString();

const deliveries = {
  method: "GET",
  path: "/_sandbox/deliveries",
  parameters: ["limit"],
  answer: ({ box, url }) => ({
    status: 200,
    body: listDeliveries(box.database, readNumber$2(url, "limit", 100, 1e3)).map((delivery) => ({
      ...delivery,
      at: formatTime$5(delivery.at),
      body: JSON.parse(delivery.body)
    }))
  })
};

const COMPANY_ID = "SANDBX";
const key = createHash("sha256").update("sandbox exchange id").digest().subarray(0, 16);
const encodeExchangeToken = (profileId) => {
  const cipher = createCipheriv("aes-128-ecb", key, null);
  const bytes = Buffer.concat([cipher.update(profileId, "utf8"), cipher.final()]);
  const opaque = bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
  return `${opaque}.${COMPANY_ID}`;
};
const decodeExchangeToken = (token) => {
  const [, opaque, company] = /^([\w\-=]+)\.(\w+)$/.exec(token) ?? [];
  if (opaque === void 0 || company !== COMPANY_ID) return void 0;
  const decipher = createDecipheriv("aes-128-ecb", key, null);
  try {
    const bytes = Buffer.from(opaque, "base64url");
    return Buffer.concat([decipher.update(bytes), decipher.final()]).toString("utf8");
  } catch {
    return void 0;
  }
};

const ranks = ["external_id", "email", "phone_number", "anonymous_id"];
const titles = {
  external_id: "external id ",
  email: "",
  phone_number: "",
  anonymous_id: "anonymous "
};
const shorten$2 = (text) => text.length > 12 ? `\u2026${text.slice(-8)}` : text;
const nameIdentifier = (kind, value) => titles[kind] + (kind === "anonymous_id" ? shorten$2(value) : value);
const listGiven = (given) => ranks.flatMap((kind) => {
  const value = given[kind];
  return value === void 0 ? [] : [[kind, value]];
});
const namePerson = ({
  email,
  phone_number,
  external_id,
  anonymous_ids,
  id
}) => email ?? phone_number ?? (external_id !== null ? nameIdentifier("external_id", external_id) : anonymous_ids[0] !== void 0 ? nameIdentifier("anonymous_id", anonymous_ids[0]) : `profile ${id}`);

const strong = ["external_id", "email", "phone_number"];
const isKnownOnlyBy = (person, kind) => strong.every((other) => other === kind || person[other] === null);
const choose$2 = ({ named, given, owners }) => {
  if (named !== void 0) return { destination: named, first: { kind: "named" } };
  const [top, ...lower] = listGiven(given);
  if (top === void 0) return void 0;
  const [by, value] = top;
  const owner = owners[by];
  if (owner !== void 0)
    return { destination: owner, first: { kind: "recognised", by, value } };
  for (const [kind, known] of lower) {
    const other = owners[kind];
    if (other !== void 0 && isKnownOnlyBy(other, kind))
      return { destination: other, first: { kind: "adopted", by: kind, value: known } };
  }
  return { destination: void 0, first: { kind: "created", by, value } };
};
const takeStep = ({ owners, occasion }, destination, by, value) => {
  const owner = owners[by];
  if (owner !== void 0 && owner.id !== destination?.id) {
    const together = occasion === "client" ? "apart" : "merged";
    return { kind: isKnownOnlyBy(owner, by) ? together : "conflict", by, value, other: owner };
  }
  const own = by === "anonymous_id" ? null : destination?.[by] ?? null;
  if (own === null) return { kind: "gained", by, value };
  return { kind: occasion === "import" ? "changed" : "kept", by, value, own };
};
const isInPlace = ({ occasion }, owner, by, value) => occasion !== "import" || by === "anonymous_id" || owner[by] === value;
const decide$1 = (claim) => {
  const choice = choose$2(claim);
  if (choice === void 0) return void 0;
  const { destination, first } = choice;
  const steps = [first];
  const absorbed = /* @__PURE__ */ new Set();
  for (const [by, value] of listGiven(claim.given)) {
    const owner = claim.owners[by];
    const isSettled = first.kind !== "named" && first.by === by;
    if (isSettled || owner !== void 0 && absorbed.has(owner.id)) continue;
    if (owner?.id === destination?.id && owner !== void 0 && isInPlace(claim, owner, by, value))
      continue;
    const step = takeStep(claim, destination, by, value);
    if (step.kind === "merged") absorbed.add(step.other.id);
    steps.push(step);
  }
  return { destination, steps };
};

const words$2 = {
  external_id: "external id",
  email: "e-mail",
  phone_number: "phone number",
  anonymous_id: "anonymous id"
};
const knownBy = (person, except) => ["external_id", "email", "phone_number"].filter((kind) => kind !== except && person[kind] !== null).map((kind) => words$2[kind]).join(" and ");
const subjects = {
  event: "event",
  import: "import",
  client: "client request"
};
const wordStep = (step, person, occasion) => {
  const who = namePerson(person);
  if (step.kind === "named") return `recognised ${who} by profile id`;
  const it = nameIdentifier(step.by, step.value);
  const kind = words$2[step.by];
  const subject = subjects[occasion];
  switch (step.kind) {
    case "created":
      return `${it} is new: nobody was known by this ${kind}`;
    case "recognised":
      return it === who ? `recognised ${who}` : `recognised ${who} by ${kind} ${step.value}`;
    case "adopted":
      return it === who ? `${who} was known by nothing else, so the profile stays` : `${it} joined ${who}: it was known by nothing else`;
    case "merged":
      return `${it} joined ${who}: it was known by nothing else`;
    case "gained":
      return it === who ? `${it} is new: nobody was known by this ${kind}` : `${who} gained ${kind} ${step.value}`;
    case "changed":
      return `${who} changed ${kind}: ${step.value} replaced ${step.own}`;
    case "kept":
      return `${who} kept ${kind} ${step.own}: ${occasion === "event" ? "an event" : `a ${subject}`} does not change it to ${step.value}`;
    case "apart":
      return `${it} stayed apart from ${who}: a client request never merges`;
    case "conflict":
      return `${it} stayed with ${namePerson(step.other)}, also known by ${knownBy(step.other, step.by)}; the ${subject} went to ${who}`;
  }
};

const copyPerson = ({
  id,
  email,
  phone_number,
  external_id,
  anonymous_ids
}) => ({
  id,
  email,
  phone_number,
  external_id,
  anonymous_ids
});
const recordStep = (step) => {
  if (step.kind === "named") return { kind: "named", by: "id" };
  const { kind, by, value } = step;
  return {
    kind,
    by,
    value,
    ..."own" in step && { own: step.own },
    ..."other" in step && { other: copyPerson(step.other) }
  };
};

const columns$1 = {
  requests: [
    "at",
    "request_id",
    "method",
    "path",
    "query",
    "status",
    "lane",
    "events",
    "endpoint",
    "revision_asked",
    "revision",
    "duration_ms",
    "fault",
    "user_agent",
    "retry_after",
    "rate_limit"
  ],
  rejects: ["at", "request_id", "method", "path", "query", "status", "errors", "body"],
  drops: ["at", "reason", "metric", "unique_id", "profile_id", "lane", "sent", "request_id"],
  resolutions: ["at", "profile_id", "kind", "sentence", "step"]
};
const writeEntry = (database, table, entry) => {
  const names = columns$1[table];
  const values = names.map((name) => entry[name]);
  const marks = names.map(() => "?").join(", ");
  database.run(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks})`, ...values);
};
const listEntries = (database, table, limit) => database.all(
  `SELECT * FROM ${table} ORDER BY seq DESC LIMIT ?`,
  limit
).reverse();

const quiet = /* @__PURE__ */ new Set([
  "recognised",
  "named",
  "kept",
  "conflict",
  "apart",
  "ignored"
]);
const isToldAlready = (database, profileId, sentence) => database.get(
  "SELECT 1 FROM resolutions WHERE profile_id = ? AND sentence = ? LIMIT 1",
  profileId,
  sentence
) !== void 0;
const tell = (database, profileId, told, at) => {
  for (const { step, sentence } of told) {
    if (quiet.has(step.kind) && isToldAlready(database, profileId, sentence)) continue;
    writeEntry(database, "resolutions", {
      at,
      profile_id: profileId,
      kind: step.kind,
      sentence,
      step: JSON.stringify(step)
    });
  }
};
const listResolutionsOf = (database, profileId) => database.all("SELECT * FROM resolutions WHERE profile_id = ? ORDER BY seq", profileId).map(({ at, kind, sentence, step }) => ({
  at,
  kind,
  sentence,
  step: JSON.parse(step)
}));

const listSecondaryEmails = (database, profileId) => database.all(
  "SELECT email FROM secondary_emails WHERE profile_id = ? ORDER BY rowid",
  profileId
).map(({ email }) => email);
const addSecondaryEmail = (database, profileId, email) => database.run("INSERT OR IGNORE INTO secondary_emails VALUES (?, ?)", email, profileId);
const removeSecondaryEmail = (database, profileId, email) => database.run("DELETE FROM secondary_emails WHERE email = ? AND profile_id = ?", email, profileId);

const ignoreToken = (why) => ({
  step: { kind: "ignored", by: "_kx" },
  sentence: `ignored the _kx token: ${why}`
});
const findNamed = (database, { id, exchangeToken }) => {
  const ignored = [];
  const byId = id === void 0 ? void 0 : findProfile(database, id);
  if (id !== void 0 && byId === void 0)
    ignored.push({
      step: { kind: "ignored", by: "id", value: id },
      sentence: `ignored profile id ${id}: there is no such profile`
    });
  const inside = exchangeToken === void 0 ? void 0 : decodeExchangeToken(exchangeToken);
  const byToken = inside === void 0 ? void 0 : findProfile(database, inside);
  if (exchangeToken !== void 0 && byToken === void 0)
    ignored.push(ignoreToken("it stands for no profile here"));
  if (byId !== void 0 && byToken !== void 0 && byId.id !== byToken.id)
    ignored.push(ignoreToken("the profile id names somebody else"));
  return { named: byId ?? byToken, ignored };
};
const lookUp = (database, incoming, occasion) => {
  const { named, ignored } = findNamed(database, incoming);
  const found = listGiven(incoming.given).flatMap(([kind, value]) => {
    const owner = findOwner(database, kind, value);
    return owner === void 0 ? [] : [[kind, owner]];
  });
  const { given } = incoming;
  const owners = Object.fromEntries(found);
  return { claim: { named, given, owners, occasion }, ignored };
};

const SELECT_EVENTS = `SELECT events.*, metrics.name AS metric
  FROM events JOIN metrics ON metrics.id = events.metric_id`;
const dedupKey = ({ uniqueId, timestamp }) => uniqueId ?? String(timestamp);
const findTwin = (database, event) => database.get(
  "SELECT id FROM events WHERE profile_id = ? AND metric_id = ? AND dedup_key = ? LIMIT 1",
  event.profileId,
  event.metricId,
  dedupKey(event)
)?.id;
const insertEvent = (database, event) => {
  const id = newEventId();
  database.run(
    `INSERT INTO events (id, uuid, profile_id, metric_id, dedup_key, unique_id, timestamp, time_sent,
      properties, value, value_currency, backfill, revision, lane, sent, received_at,
      request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    newEventUuid(event.timestamp),
    event.profileId,
    event.metricId,
    dedupKey(event),
    event.uniqueId,
    event.timestamp,
    event.timeSent,
    JSON.stringify(event.properties),
    event.value,
    event.valueCurrency,
    event.backfill ? 1 : 0,
    event.revision,
    event.lane,
    event.sent,
    event.receivedAt,
    event.requestId ?? null
  );
  return id;
};
const findEvent = (database, id) => database.get(`${SELECT_EVENTS} WHERE events.id = ?`, id);
const listEventsOf = (database, profileId, limit) => database.all(
  `${SELECT_EVENTS} WHERE profile_id = ? ORDER BY timestamp DESC, seq DESC LIMIT ?`,
  profileId,
  limit
);
const sent = (metric) => ({
  where: `WHERE events.lane <> 'internal'${"" }`,
  values: [] 
});
const countSentEvents = (database, metric) => {
  const { where, values } = sent();
  const sql = `SELECT count(*) AS total FROM events ${where}`;
  return database.get(sql, ...values)?.total ?? 0;
};

const clientSchema = `
CREATE TABLE IF NOT EXISTS back_in_stock (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  profile_id TEXT NOT NULL,
  variant_id TEXT NOT NULL,
  channels TEXT NOT NULL, -- JSON
  UNIQUE (profile_id, variant_id)
) STRICT;

CREATE TABLE IF NOT EXISTS reviews (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  review_type TEXT NOT NULL,
  rating INTEGER,
  product_id TEXT,
  attributes TEXT NOT NULL -- JSON, as they were sent
) STRICT;
`;
const clientTables = ["back_in_stock", "reviews"];
const clientTablesThatMove = ["back_in_stock"];

const profileSchema = `
CREATE INDEX IF NOT EXISTS profiles_by_created ON profiles (created, id);
CREATE INDEX IF NOT EXISTS profiles_by_updated ON profiles (updated, id);
CREATE INDEX IF NOT EXISTS profiles_by_email ON profiles (coalesce(email, ''), id);

CREATE TABLE IF NOT EXISTS secondary_emails (
  email TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS secondary_emails_of ON secondary_emails (profile_id);

CREATE TABLE IF NOT EXISTS consents (
  profile_id TEXT NOT NULL,
  channel TEXT NOT NULL, -- email.marketing, sms.transactional ...
  consent TEXT NOT NULL,
  consented_at INTEGER,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  custom_source TEXT,
  double_optin INTEGER NOT NULL,
  PRIMARY KEY (profile_id, channel)
) STRICT;

-- Double opt-in: asked for and not confirmed. Without a list the list is ''.
CREATE TABLE IF NOT EXISTS pending_consents (
  profile_id TEXT NOT NULL,
  list_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  custom_source TEXT,
  PRIMARY KEY (profile_id, list_id, channel)
) STRICT;

-- The list is '' for one that holds everywhere.
CREATE TABLE IF NOT EXISTS suppressions (
  profile_id TEXT NOT NULL,
  list_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (profile_id, list_id, reason)
) STRICT;

CREATE TABLE IF NOT EXISTS push_tokens (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  token TEXT NOT NULL UNIQUE,
  profile_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  vendor TEXT NOT NULL,
  enablement_status TEXT NOT NULL,
  background TEXT NOT NULL,
  metadata TEXT NOT NULL,
  created INTEGER NOT NULL,
  recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS push_tokens_of ON push_tokens (profile_id);

CREATE TABLE IF NOT EXISTS profile_jobs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  created INTEGER NOT NULL,
  total INTEGER NOT NULL,
  completed INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  groups TEXT NOT NULL -- JSON: ids of lists and segments
) STRICT;

CREATE TABLE IF NOT EXISTS profile_job_members (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id TEXT NOT NULL,
  profile_id TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS profile_job_members_of ON profile_job_members (job_id, seq);
CREATE INDEX IF NOT EXISTS profile_job_members_by ON profile_job_members (profile_id);

CREATE TABLE IF NOT EXISTS profile_job_errors (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  job_id TEXT NOT NULL,
  attributes TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS profile_job_errors_of ON profile_job_errors (job_id, seq);
`;
const profileTables = [
  "secondary_emails",
  "consents",
  "pending_consents",
  "suppressions",
  "push_tokens",
  "profile_jobs",
  "profile_job_members",
  "profile_job_errors"
];
const profileTablesThatMove = [
  "secondary_emails",
  "consents",
  "pending_consents",
  "suppressions",
  "push_tokens",
  "profile_job_members"
];

const asObject$2 = (value) => typeof value === "object" && value !== null ? value : {};
const richer = (own, other) => Object.keys(asObject$2(other)).length > Object.keys(asObject$2(own)).length ? other : own;
const mergeTraits = (own, other) => {
  const merged = { ...other, ...own };
  const properties = { ...asObject$2(other.properties), ...asObject$2(own.properties) };
  const { timezone } = asObject$2(other.location);
  const location = richer(own.location, other.location);
  if (Object.keys(properties).length > 0) merged.properties = properties;
  if (location !== void 0)
    merged.location = { ...asObject$2(location), ...typeof timezone === "string" && { timezone } };
  return merged;
};
const moved = [
  "events",
  "anonymous_ids",
  "resolutions",
  ...profileTablesThatMove,
  ...clientTablesThatMove
];
const moveRows = (database, table, to, from) => {
  database.run(`UPDATE OR IGNORE ${table} SET profile_id = ? WHERE profile_id = ?`, to, from);
  database.run(`DELETE FROM ${table} WHERE profile_id = ?`, from);
};
const mergeProfiles = (database, destination, source, now) => {
  for (const table of moved) moveRows(database, table, destination.id, source.id);
  moveLinksOfProfile(database, destination.id, source.id);
  const repoint = "UPDATE merged_profiles SET destination_id = ? WHERE destination_id = ?";
  database.run(repoint, destination.id, source.id);
  database.run("DELETE FROM profiles WHERE id = ?", source.id);
  database.run("INSERT INTO merged_profiles VALUES (?, ?)", source.id, destination.id);
  const free = ["external_id", "email", "phone_number"].filter(
    (kind) => destination[kind] === null && source[kind] !== null
  );
  const given = Object.fromEntries(free.map((kind) => [kind, source[kind]]));
  giveIdentifiers(database, destination.id, given);
  writeTraits(database, destination.id, mergeTraits(destination.traits, source.traits), now);
};

const ensureMetric = (database, name, service, now, id) => {
  const find = "SELECT * FROM metrics WHERE name = ? AND service = ?";
  const found = database.get(find, name, service);
  if (found !== void 0) return found;
  const metric = { id: id ?? newMetricId(), name, service, created: now };
  database.run("INSERT INTO metrics VALUES (?, ?, ?, ?)", metric.id, name, service, now);
  return metric;
};
const findMetric = (database, id) => database.get("SELECT * FROM metrics WHERE id = ?", id);

const mustFindProfile$1 = (database, id) => {
  const profile = findProfileBy(database, "id", id);
  if (profile === void 0) throw new Error(`Profile ${id} vanished while it was being changed`);
  return profile;
};
const mergeInto = (database, destinationId, source, now) => {
  mergeProfiles(database, mustFindProfile$1(database, destinationId), source, now);
  insertEvent(database, {
    profileId: destinationId,
    metricId: ensureMetric(database, "Merged profile", "klaviyo", now).id,
    uniqueId: `merged:${source.id}`,
    timestamp: Math.floor(now / 1e3),
    timeSent: null,
    properties: { "Merged profile id": source.id },
    value: null,
    valueCurrency: null,
    backfill: false,
    revision: "",
    lane: "internal",
    sent: "{}",
    receivedAt: now
  });
};

const append = (database, person, email) => {
  const owner = findOwner(database, "email", email);
  const who = namePerson(person);
  if (owner?.id === person.id) return [];
  if (owner !== void 0)
    return [
      {
        step: { kind: "conflict", by: "email", value: email, other: copyPerson(owner) },
        sentence: `${email} stayed with ${namePerson(owner)}: it is no second e-mail of ${who}`
      }
    ];
  addSecondaryEmail(database, person.id, email);
  return [
    {
      step: { kind: "gained", by: "email", value: email },
      sentence: `${who} gained a second e-mail ${email}`
    }
  ];
};
const unappend = (database, person, email) => {
  if (!listSecondaryEmails(database, person.id).includes(email)) return [];
  removeSecondaryEmail(database, person.id, email);
  return [
    {
      step: { kind: "cleared", by: "email", value: email },
      sentence: `${namePerson(person)} lost the second e-mail ${email}`
    }
  ];
};
const patchIdentifiers = (database, person, patch, occasion) => {
  if (patch === void 0) return [];
  if (occasion === "client")
    return [
      {
        step: { kind: "ignored", by: "email" },
        sentence: `${namePerson(person)} kept the e-mails: a client request does not change them`
      }
    ];
  return [
    ...patch.append.flatMap((email) => append(database, person, email)),
    ...patch.unappend.flatMap((email) => unappend(database, person, email))
  ];
};

const asObject$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
const asList = (value) => Array.isArray(value) ? value : value === void 0 || value === null ? [] : [value];
const assign$1 = (old, given, occasion) => {
  const result = { ...old };
  for (const [key, value] of Object.entries(given)) {
    if (value === void 0 || value === null && occasion !== "import") continue;
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
};
const applyPatch = (properties, patch) => {
  const result = new Map(Object.entries(properties));
  for (const key of asList(patch.unset)) result.delete(String(key));
  for (const [key, value] of Object.entries(patch.append ?? {})) {
    const list = asList(result.get(key));
    result.set(key, [...list, ...asList(value).filter((item) => !list.includes(item))]);
  }
  for (const [key, value] of Object.entries(patch.unappend ?? {})) {
    if (!result.has(key)) continue;
    const gone = asList(value);
    const list = asList(result.get(key));
    result.set(
      key,
      list.filter((item) => !gone.includes(item))
    );
  }
  return Object.fromEntries(result);
};
const updateTraits = (old, given, patch, occasion) => {
  const { properties, location, ...fields } = given;
  const updated = assign$1(old, fields, occasion);
  const merged = applyPatch({ ...asObject$1(old.properties), ...asObject$1(properties) }, patch ?? {});
  const place = assign$1(asObject$1(old.location), asObject$1(location), occasion);
  if (Object.keys(merged).length > 0) updated.properties = merged;
  else delete updated.properties;
  if (Object.keys(place).length > 0) updated.location = place;
  return updated;
};

const changing = /* @__PURE__ */ new Set(["created", "gained", "changed", "merged"]);
const apply$1 = (database, { destination, steps }, now) => {
  const id = destination?.id ?? insertProfile(database, now);
  for (const step of steps) {
    if (step.kind === "created" || step.kind === "gained" || step.kind === "changed") {
      giveIdentifiers(database, id, { [step.by]: step.value });
      if (step.by === "email") removeSecondaryEmail(database, id, step.value);
    }
    if (step.kind === "merged") mergeInto(database, id, step.other, now);
  }
  return id;
};
const clear = (database, person, { cleared = [] }, occasion) => {
  const gone = occasion === "import" ? cleared.filter((kind) => person[kind] !== null) : [];
  clearIdentifiers(database, person.id, gone);
  return gone.map((by) => {
    const value = person[by] ?? "";
    const sentence = `${namePerson(person)} lost ${nameIdentifier(by, value)}: an import cleared it`;
    return { step: { kind: "cleared", by, value }, sentence };
  });
};
const resolveProfile = (database, incoming, occasion, now) => {
  const { claim, ignored } = lookUp(database, incoming, occasion);
  const decision = decide$1(claim);
  if (decision === void 0) {
    const reason = ignored.map(({ sentence }) => sentence).join("; ");
    return { reason: reason || "the event names nobody" };
  }
  const id = apply$1(database, decision, now);
  const person = mustFindProfile$1(database, id);
  const told = [
    ...decision.steps.map((step) => ({
      step: recordStep(step),
      sentence: wordStep(step, person, occasion)
    })),
    ...clear(database, person, incoming, occasion),
    ...patchIdentifiers(database, person, incoming.identifierPatch, occasion),
    ...ignored
  ];
  const traits = updateTraits(person.traits, incoming.traits, incoming.patch, occasion);
  const isChanged = told.some(({ step }) => changing.has(step.kind) || step.kind === "cleared") || JSON.stringify(traits) !== JSON.stringify(person.traits);
  if (isChanged) writeTraits(database, id, traits, now);
  tell(database, id, told, now);
  return { profileId: id, isNew: decision.destination === void 0 };
};

const request$5 = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email("Invalid email address"))
});
const emailLink = {
  method: "POST",
  path: "/_sandbox/kx",
  answer: ({ box, body }) => {
    const { email } = parseInput(request$5, body);
    const incoming = { id: void 0, exchangeToken: void 0, traits: {}, patch: void 0 };
    const person = box.database.transaction(
      () => resolveProfile(box.database, { ...incoming, given: { email } }, "event", box.now())
    );
    if ("reason" in person) throw new Error(person.reason);
    box.feed.publish("people");
    const kx = encodeExchangeToken(person.profileId);
    return { status: 200, body: { kx, profile_id: person.profileId } };
  }
};

const preset = (name, title, description, fault) => ({ name, title, description, fault: { name, ...fault } });
const presets = [
  preset("throttled", "Throttled", "Five requests get a 429 with Retry-After: 2.", {
    status: 429,
    retryAfterSeconds: 2,
    count: 5
  }),
  preset("outage", "Outage", "Every request gets a 503 until it is switched off.", { status: 503 }),
  preset(
    "server-error",
    "Internal error",
    "Three requests get a 500, which the official Node client does not retry.",
    { status: 500, count: 3 }
  ),
  preset(
    "bad-gateway",
    "Bad gateway",
    "Three requests get the HTML page of the proxy in front: a 502 that is no JSON.",
    { status: 502, body: "html", count: 3 }
  ),
  preset(
    "edge-timeout",
    "Edge time-out",
    "The event is recorded, but the edge gives up first: an HTML 524.",
    { status: 524, body: "html", when: "after", count: 3 }
  ),
  preset(
    "challenge",
    "Bot challenge",
    "Three requests get a 403 page that wants a browser, with cf-mitigated: challenge.",
    { status: 403, body: "html", count: 3 }
  ),
  preset(
    "lost-answer",
    "Lost answer",
    "Three requests are recorded, then the connection ends without an answer: a retry is a repeat.",
    { connection: "drop", when: "after", count: 3 }
  ),
  preset(
    "dropped-connection",
    "Dropped connection",
    "Three connections end before anything is recorded.",
    { connection: "drop", count: 3 }
  ),
  preset("slow", "Slow", "Every answer takes five seconds.", { delayMs: 5e3 }),
  preset("half-answer", "Half an answer", "Answers break off in the middle of their body.", {
    truncate: true,
    count: 3
  }),
  preset("flaky", "Flaky", "One request in five gets a 503, always the same ones.", {
    status: 503,
    probability: 0.2
  }),
  preset(
    "revoked-key",
    "Revoked key",
    "Every request with a key gets a 401, as after it was revoked.",
    { path: "/api", status: 401 }
  ),
  preset(
    "poisoned-property",
    "Poisoned property",
    'Requests with an event that has the property "poison" are refused, in bulk all of it.',
    { poison: { property: "poison" } }
  ),
  preset(
    "lost-event",
    "Lost after 202",
    "Three requests are answered with 202 and their events are lost.",
    { lose: true, count: 3 }
  ),
  preset("slow-queue", "Slow queue", "What is accepted can be read ten seconds later.", {
    processingDelayMs: 1e4
  })
];
const presetNames = presets.map(({ name }) => name);
const findPreset = (name) => presets.find((preset2) => preset2.name === name);

const scope = v.pipe(
  v.string(),
  v.regex(/^[a-z-]+:(read|write)$/, "No scope, as events:write is.")
);
const UNUSABLE = "No request can come with it: a private key is pk_ with letters and digits behind it, an OAuth token has eight characters or more.";
const isUsable = (key) => /^pk_/i.test(key) ? /^pk_\w+$/.test(key) : key.length >= 8 && /^[\w.~+/-]+=*$/.test(key);
const usableKey = v.pipe(v.string(), v.check(isUsable, UNUSABLE));
const keySchema = v.strictObject({
  key: usableKey,
  scopes: v.optional(v.union([v.literal("all"), v.array(scope)])),
  revoked: v.optional(v.boolean())
});
const readKeyOptions = (given) => parseInput(keySchema, given);

const EVERYTHING = { scopes: "all", revoked: false };
const digestKey = (key) => createHash("sha256").update(key).digest("base64url");
const showKeyId = (key) => digestKey(key).slice(0, 8);
const showKeyEnding = (key) => key.length < 12 ? "" : key.slice(-4);
const createKeys = (atStart) => {
  const grants = /* @__PURE__ */ new Map();
  const set = ({ key, scopes = "all", revoked = false }) => {
    const shown = { id: showKeyId(key), ending: showKeyEnding(key), scopes, revoked };
    grants.set(digestKey(key), shown);
    return shown;
  };
  const reset = () => {
    grants.clear();
    for (const options of atStart) set(options);
  };
  reset();
  return {
    set,
    find: (key) => grants.size === 0 ? EVERYTHING : grants.get(digestKey(key)) ?? EVERYTHING,
    list: () => [...grants.values()],
    reset
  };
};

const pairs = [
  ["status", "connection", "a connection that ends brings no answer"],
  ["retryAfterSeconds", "connection", "a connection that ends brings no answer"],
  ["truncate", "connection", "a connection that ends brings no answer"],
  ["bodyDelayMs", "connection", "a connection that ends brings no answer"],
  ["bodyDelayMs", "truncate", "the second half of the answer comes late or never"],
  ["forMs", "until", "both say when it ends"]
];
const needsProcessing = ["lose", "processingDelayMs"];
const hitsBefore = ({ status, connection, when = "before" }) => when === "before" && (status !== void 0 || connection !== void 0);
const refuseContradictions = (fault) => {
  const refuse = (field, other, why) => {
    const detail = `Not together with ${other}: ${why}.`;
    throw new Failure(400, { detail, pointer: `/${field}` });
  };
  for (const [field, other, why] of pairs)
    if (fault[field] && fault[other]) refuse(field, other, why);
  const skipped = needsProcessing.find((field) => fault[field]);
  if (skipped !== void 0 && hitsBefore(fault))
    refuse(skipped, "a fault that hits before", 'nothing is accepted. Say "when": "after"');
};

const MAX_DELAY_MS = 12e4;
const whole = v.pipe(
  v.number(),
  v.integer("Expected a whole number."),
  v.minValue(0, "Below 0."),
  v.maxValue(Number.MAX_SAFE_INTEGER, "Too large.")
);
const atLeastOne = v.pipe(whole, v.minValue(1, "Below 1."));
const delay = v.pipe(whole, v.maxValue(MAX_DELAY_MS, "Over two minutes."));
const text$4 = v.pipe(v.string(), v.nonEmpty("Empty."));
const moment = v.pipe(
  text$4,
  v.isoTimestamp("Expected an ISO 8601 time."),
  v.check((time) => !Number.isNaN(Date.parse(time)), "There is no such day.")
);
const share = v.pipe(v.number(), v.minValue(0, "Below 0."), v.maxValue(1, "Over 1."));
const span = v.pipe(atLeastOne, v.maxValue(31536e9, "Over a thousand years."));
const target = {
  preset: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (name) => findPreset(name) !== void 0,
        `Expected one of ${presetNames.join(", ")}.`
      )
    )
  ),
  name: v.optional(text$4),
  path: v.optional(v.pipe(v.string(), v.startsWith("/", "A path starts with /.")), "/"),
  method: v.optional(v.pipe(text$4, v.toUpperCase())),
  metric: v.optional(text$4),
  lane: v.optional(v.picklist(["create_event", "bulk", "client"])),
  key: v.optional(usableKey)
};
const BROKEN = "Expected a status from 400 to 599.";
const effect = {
  status: v.optional(v.pipe(whole, v.minValue(400, BROKEN), v.maxValue(599, BROKEN))),
  body: v.optional(v.picklist(["json", "html", "empty"]), "json"),
  retryAfterSeconds: v.optional(whole),
  when: v.optional(v.picklist(["before", "after"]), "before"),
  connection: v.optional(v.literal("drop")),
  delayMs: v.optional(delay, 0),
  bodyDelayMs: v.optional(delay),
  truncate: v.optional(v.boolean()),
  lose: v.optional(v.boolean()),
  processingDelayMs: v.optional(delay),
  rejectMetric: v.optional(text$4),
  poison: v.optional(v.strictObject({ property: text$4, equals: v.optional(v.unknown()) }))
};
const schedule = {
  count: v.optional(atLeastOne),
  skip: v.optional(whole, 0),
  forMs: v.optional(span),
  until: v.optional(moment),
  probability: v.optional(share, 1),
  seed: v.optional(whole, 1)
};
const faultSchema = v.strictObject({ ...target, ...effect, ...schedule });
const effects = [
  "status",
  "connection",
  "delayMs",
  "bodyDelayMs",
  "truncate",
  "lose",
  "processingDelayMs",
  "rejectMetric",
  "poison"
];
const expand = (given) => {
  if (typeof given !== "object" || given === null) return given;
  const named = Object.entries(given).filter(([, value]) => value !== void 0);
  const fields = Object.fromEntries(named);
  const preset = typeof fields.preset === "string" ? findPreset(fields.preset) : void 0;
  return Array.isArray(given) ? given : { ...preset?.fault, ...fields };
};
const readFault = (given, now) => {
  const asked = expand(given);
  const { preset: _, key, count, forMs, until, ...rest } = parseInput(faultSchema, asked);
  if (!effects.some((name) => rest[name]))
    throw new Failure(400, {
      detail: `Nothing would go wrong: name a preset or one of ${effects.join(", ")}.`,
      pointer: ""
    });
  refuseContradictions(asked);
  const ends = until === void 0 ? null : Date.parse(until);
  return {
    ...rest,
    ...key !== void 0 && {
      keyDigest: digestKey(key),
      keyId: showKeyId(key),
      keyEnding: showKeyEnding(key)
    },
    left: count ?? null,
    until: forMs === void 0 ? ends : now + forMs
  };
};

const showFault = ({ keyDigest: _, until, ...fault }) => ({
  ...fault,
  until: until === null ? null : new Date(until).toISOString()
});

const path$2 = "/_sandbox/faults";
const show$4 = ({ box }) => box.faults.list().map(showFault);
const switchOn = (command) => {
  const { box, body } = command;
  box.faults.add(readFault(body, box.now()));
  box.feed.publish("faults");
  return { status: 201, body: show$4(command) };
};
const switchAllOff = ({ box }) => {
  box.faults.clear();
  box.feed.publish("faults");
  return { status: 200, body: [] };
};
const switchOff = (command) => {
  const { box, id } = command;
  if (!box.faults.remove(id)) throw missing("fault", id);
  box.feed.publish("faults");
  return { status: 200, body: show$4(command) };
};
const faultSwitch = [
  { method: "GET", path: path$2, answer: (command) => ({ status: 200, body: show$4(command) }) },
  { method: "GET", path: `${path$2}/presets`, answer: () => ({ status: 200, body: presets }) },
  { method: "POST", path: path$2, answer: switchOn },
  { method: "DELETE", path: path$2, answer: switchAllOff },
  { method: "DELETE", path: `${path$2}/:id`, answer: switchOff }
];

const path$1 = "/_sandbox/keys";
const keyControls = [
  { method: "GET", path: path$1, answer: ({ box }) => ({ status: 200, body: box.keys.list() }) },
  {
    method: "POST",
    path: path$1,
    answer: ({ box, body }) => {
      const key = box.keys.set(readKeyOptions(body));
      box.feed.publish("settings");
      return { status: 201, body: key };
    }
  },
  {
    method: "DELETE",
    path: path$1,
    answer: ({ box }) => {
      box.keys.reset();
      box.feed.publish("settings");
      return { status: 200, body: box.keys.list() };
    }
  }
];

const ALL$1 = -1;
const choose$1 = ({ metric, email }) => ({
  where: [
    `events.lane <> 'internal'`,
    ...metric === null ? [] : ["events.metric_id IN (SELECT id FROM metrics WHERE name = ?)"],
    ...email === null ? [] : ["events.profile_id = (SELECT id FROM profiles WHERE profiles.email = ?)"]
  ].join(" AND "),
  values: [metric, email].filter((value) => value !== null)
});
const countChosen = (database, choice, most = ALL$1) => {
  const { where, values } = choose$1(choice);
  const sql = `SELECT count(*) AS total FROM (SELECT 1 FROM events WHERE ${where} LIMIT ?)`;
  return database.get(sql, ...values, most)?.total ?? 0;
};
const listChosen = (database, choice, limit = ALL$1) => {
  const { where, values } = choose$1(choice);
  const sql = `${SELECT_EVENTS} WHERE ${where} ORDER BY events.seq DESC LIMIT ?`;
  return database.all(sql, ...values, limit).reverse();
};

const SLICE$1 = 2e3;
const select$3 = (database, log, what, bounds, end) => {
  const clauses = [...log.clauses, ...log.words];
  const where = [`${log.seq} > ? AND ${log.seq} < ?`, ...clauses.map(({ sql: sql2 }) => sql2)];
  const sql = `SELECT ${what} FROM ${log.from} WHERE ${where.join(" AND ")} ${end}`;
  const [after = 0, before = 0, ...rest] = bounds;
  const values = clauses.flatMap((clause) => clause.values);
  return database.all(sql, after, before, ...values, ...rest);
};
const pick$3 = (database, log, window, order, offset) => select$3(
  database,
  log,
  `${log.seq} AS value`,
  [window.after, window.before, window.limit, offset],
  `ORDER BY ${log.seq} ${order} LIMIT ? OFFSET ?`
).map(({ value }) => value);
const findAtOnce = (database, log, window) => {
  const { after, before, from, limit } = window;
  const total = select$3(database, log, "count(*) AS value", [after, before], "")[0]?.value ?? 0;
  if (from === void 0) return { total, seqs: pick$3(database, log, window, "DESC", 0) };
  if (from < total / 2)
    return { total, seqs: pick$3(database, log, window, "ASC", from).toReversed() };
  const until = Math.min(from + limit, total);
  const some = { ...window, limit: Math.max(until - from, 0) };
  return { total, seqs: pick$3(database, log, some, "DESC", total - until) };
};
const findInSlices = async (database, log, { after, before, from, limit }, signal) => {
  const newest = newestOf(database, log);
  const all = [];
  for (let top = Math.min(before, newest + 1); top > after + 1; top -= SLICE$1) {
    const bottom = Math.max(after, top - SLICE$1 - 1);
    const slice = select$3(database, log, `${log.seq} AS value`, [bottom, top], "");
    all.push(...slice.map(({ value }) => value).toSorted((one, other) => other - one));
    await setImmediate$1();
    if (signal.aborted) break;
  }
  const start = from === void 0 ? 0 : Math.max(all.length - from - limit, 0);
  const end = from === void 0 ? limit : Math.max(all.length - from, 0);
  return { seqs: all.slice(start, end), total: all.length };
};
const newestOf = (database, { from, seq }) => database.get(`SELECT max(${seq}) AS value FROM ${from.split(" ")[0]}`)?.value ?? 0;
const findInLog = async (database, log, window, signal) => log.words.length === 0 ? findAtOnce(database, log, window) : findInSlices(database, log, window, signal);
const escapeLike = (word) => word.replace(/[\\%_]/g, (character) => `\\${character}`);
const MOST_WORDS = 8;
const searchClauses = (search, texts) => search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map((word) => {
  const pattern = `%${escapeLike(word)}%`;
  return {
    sql: `(${texts.map((text) => text.replace("?", `LIKE ? ESCAPE '\\'`)).join(" OR ")})`,
    values: texts.map(() => pattern)
  };
});

const texts$2 = [
  "metrics.name ?",
  "events.unique_id ?",
  "events.id ?",
  "profiles.email ?",
  "profiles.phone_number ?",
  "profiles.external_id ?",
  "events.properties ?",
  "EXISTS (SELECT 1 FROM anonymous_ids WHERE profile_id = events.profile_id AND anonymous_id ?)"
];
const JOINED = `events JOIN metrics ON metrics.id = events.metric_id
  JOIN profiles ON profiles.id = events.profile_id`;
const sentEvents = (metric, search) => {
  const words = searchClauses(search, texts$2);
  const ofMetric = {
    sql: "events.metric_id IN (SELECT id FROM metrics WHERE name = ?)",
    values: [metric]
  };
  return {
    from: words.length === 0 ? "events" : JOINED,
    seq: "events.seq",
    clauses: [
      { sql: `events.lane <> 'internal'`, values: [] },
      ...metric === null ? [] : [ofMetric]
    ],
    words
  };
};
const listEventsBySeq = (database, seqs) => database.all(
  `${SELECT_EVENTS} WHERE events.seq IN (SELECT value FROM json_each(?)) ORDER BY events.seq DESC`,
  JSON.stringify(seqs)
);
const countByMetric = (database) => database.all(
  `SELECT metrics.name AS name, sum(total) AS events FROM
      (SELECT metric_id, count(*) AS total FROM events WHERE lane <> 'internal' GROUP BY metric_id)
      JOIN metrics ON metrics.id = metric_id GROUP BY metrics.name ORDER BY events DESC, name`
);
const countEventsOf = (database, profileId) => database.get(
  "SELECT count(*) AS total FROM events WHERE profile_id = ?",
  profileId
)?.total ?? 0;

const telling = [
  "ProductName",
  "AddedItemProductName",
  "Title",
  "Search Term",
  "Collection name",
  "OrderId",
  "page"
];
const MOST_CHARACTERS = 120;
const shorten$1 = (text) => text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}\u2026` : text;
const listNames = (names) => Array.isArray(names) ? names.join(", ") : void 0;
const formatMoney = (value, currency) => {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency: currency ?? "" }).format(
      value
    );
  } catch {
    return String(value);
  }
};
const summarise = (properties, value, currency) => {
  const key = telling.find((name) => typeof properties[name] === "string");
  const what = key === void 0 ? listNames(properties.ItemNames) : String(properties[key]);
  const money = value === null ? void 0 : formatMoney(value, currency);
  return [what && shorten$1(what), money].filter((part) => part).join(" \xB7 ");
};

const nameProfile = (database, id) => {
  const profile = findProfile(database, id);
  return profile === void 0 ? `profile ${id}` : namePerson(profile);
};
const viewEventRow = (database, row) => ({
  seq: row.seq,
  id: row.id,
  metric: row.metric,
  about: summarise(
    JSON.parse(row.properties),
    row.value,
    row.value_currency
  ),
  person: { id: row.profile_id, name: nameProfile(database, row.profile_id) },
  time: new Date(row.timestamp * 1e3).toISOString(),
  received_at: new Date(row.received_at).toISOString(),
  lane: row.lane,
  backfill: row.backfill === 1
});

const withoutOwnKeys = (text) => {
  const { $value, $event_id, ...properties } = JSON.parse(text);
  return properties;
};
const viewPerson = (database, id) => {
  const profile = findProfile(database, id);
  if (profile === void 0) return { id };
  const { traits, created: _created, updated: _updated, last_event: _last, ...person } = profile;
  return { ...person, ...traits };
};
const viewEvent = (database, row) => ({
  id: row.id,
  metric: row.metric,
  profile: viewPerson(database, row.profile_id),
  properties: withoutOwnKeys(row.properties),
  value: row.value,
  value_currency: row.value_currency,
  unique_id: row.unique_id,
  time: new Date(row.timestamp * 1e3).toISOString().replace(".000Z", "Z"),
  time_sent: row.time_sent,
  received_at: new Date(row.received_at).toISOString(),
  backfill: row.backfill === 1,
  revision: row.revision,
  lane: row.lane,
  sent: JSON.parse(row.sent)
});

const MOST$5 = 500;
const named = ["before", "after", "from", "search"];
const pageParameters = [...named, "limit"];
const isPaged = (url) => named.some((name) => url.searchParams.has(name));
const answerLog = async ({ box, url, signal }, log, view) => {
  const { database } = box;
  const newest = newestOf(database, log);
  const window = {
    after: readNumber$2(url, "after", 0, Number.MAX_SAFE_INTEGER),
    before: readNumber$2(url, "before", newest + 1, Number.MAX_SAFE_INTEGER),
    from: url.searchParams.has("from") ? readNumber$2(url, "from", 0, Number.MAX_SAFE_INTEGER) : void 0,
    limit: readNumber$2(url, "limit", 100, MOST$5)
  };
  const { seqs, total } = await findInLog(database, log, window, signal);
  return { status: 200, body: { total, newest, rows: view(seqs) } };
};

const readEmail = (url, name) => {
  const email = readText(url, name)?.trim().toLowerCase() ?? null;
  if (email === null || email.includes("@")) return email;
  throw new Failure(400, { detail: `'${name}' must be an e-mail address.`, parameter: name });
};

const MOST$4 = 1e4;
const showChosen = ({ database }, choice, limit) => listChosen(database, choice, limit).map((row) => viewEvent(database, row));
const listNewest = ({ box, url }) => {
  const choice = { metric: readText(url, "metric"), email: readEmail(url, "profile") };
  const limit = readNumber$2(url, "limit", 1e3, MOST$4);
  return {
    status: 200,
    headers: { "x-total-count": String(countChosen(box.database, choice)) },
    body: showChosen(box, choice, limit)
  };
};
const look$3 = (command) => {
  const { database } = command.box;
  const { url } = command;
  const log = sentEvents(readText(url, "metric"), readText(url, "search") ?? "");
  return answerLog(
    command,
    log,
    (seqs) => listEventsBySeq(database, seqs).map((row) => viewEventRow(database, row))
  );
};
const events = [
  {
    method: "GET",
    path: "/_sandbox/events",
    parameters: (url) => isPaged(url) ? ["metric", ...pageParameters] : ["metric", "profile", ...pageParameters],
    answer: (command) => isPaged(command.url) ? look$3(command) : listNewest(command)
  },
  {
    method: "GET",
    path: "/_sandbox/events/:id",
    answer: ({ box: { database }, id }) => {
      const row = findEvent(database, id);
      if (row === void 0) throw missing("event", id);
      return { status: 200, body: viewEvent(database, row) };
    }
  },
  {
    method: "GET",
    path: "/_sandbox/metrics",
    answer: ({ box }) => ({ status: 200, body: countByMetric(box.database) })
  },
  {
    method: "GET",
    path: "/_sandbox/profiles/:id/events",
    parameters: ["limit"],
    answer: ({ box: { database }, url, id }) => {
      const rows = listEventsOf(database, id, readNumber$2(url, "limit", 50, MOST$4));
      const body = {
        total: countEventsOf(database, id),
        rows: rows.map((row) => viewEventRow(database, row))
      };
      return { status: 200, body };
    }
  }
];

const findRequests = (database, { path, status, since }, limit) => database.all(
  `SELECT * FROM requests WHERE seq > ?1 AND (?2 IS NULL OR substr(path, 1, length(?2)) = ?2)
        AND (?3 IS NULL OR status BETWEEN ?3 AND ?4) ORDER BY seq DESC LIMIT ?5`,
  since,
  path,
  status?.[0] ?? null,
  status?.[1] ?? null,
  limit
).reverse();

const texts$1 = {
  requests: ["path ?", "query ?", "method ?", "status ?"],
  rejects: ["path ?", "query ?", "method ?", "status ?", "errors ?", "body ?"],
  drops: ["metric ?", "reason ?", "unique_id ?", "sent ?"]
};
const journalLog = (journal, search, status) => ({
  from: journal,
  seq: "seq",
  clauses: status === null || journal === "drops" ? [] : [{ sql: "status BETWEEN ? AND ?", values: [...status] }],
  words: searchClauses(search, texts$1[journal])
});
const listEntriesBySeq = (database, journal, seqs) => database.all(
  `SELECT * FROM ${journal} WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC`,
  JSON.stringify(seqs)
);

const MOST_LISTED = 10;
const count$1 = (database, table, requestId) => database.get(
  `SELECT count(*) AS total FROM ${table} WHERE request_id = ?`,
  requestId
)?.total ?? 0;
const findResults = (database, requestId) => ({
  reject: database.get("SELECT seq FROM rejects WHERE request_id = ?", requestId)?.seq ?? null,
  recorded: count$1(database, "events", requestId),
  events: database.all(
    `SELECT events.id, metrics.name AS metric FROM events JOIN metrics ON metrics.id = metric_id
      WHERE request_id = ? ORDER BY seq LIMIT ${MOST_LISTED}`,
    requestId
  ),
  dropped: count$1(database, "drops", requestId),
  drops: database.all(
    `SELECT seq, metric FROM drops WHERE request_id = ? ORDER BY seq LIMIT ${MOST_LISTED}`,
    requestId
  )
});

const readStatus = (text) => {
  if (text === null || text === "") return null;
  if (/^[1-5]xx$/.test(text)) return [Number(text[0]) * 100, Number(text[0]) * 100 + 99];
  if (/^\d{1,3}$/.test(text)) return [Number(text), Number(text)];
  throw new Failure(400, { detail: "Expected a status or 4xx.", parameter: "status" });
};
const readRequestChoice = (url) => ({
  path: url.searchParams.get("path"),
  status: readStatus(url.searchParams.get("status")),
  since: readNumber$2(url, "since", 0, Number.MAX_SAFE_INTEGER)
});

const MOST$3 = 1e4;
const ALL = -1;
const parse = (text) => JSON.parse(String(text));
const viewWhole = (entry) => ({
  ...entry,
  at: formatTime$5(Number(entry.at)),
  ..."errors" in entry && { errors: parse(entry.errors), body: parse(entry.body) },
  ..."sent" in entry && { sent: parse(entry.sent) }
});
const viewRow$2 = ({ body: _body, sent: _sent, errors, ...entry }) => {
  const problems = errors === void 0 ? [] : parse(errors);
  return {
    ...entry,
    at: formatTime$5(Number(entry.at)),
    ...problems[0] && {
      code: problems[0].code,
      detail: problems[0].detail,
      problems: problems.length
    }
  };
};
const look$2 = (command, journal) => {
  const { searchParams } = command.url;
  const search = searchParams.get("search") ?? "";
  const log = journalLog(journal, search, readStatus(searchParams.get("status")));
  return answerLog(
    command,
    log,
    (seqs) => listEntriesBySeq(command.box.database, journal, seqs).map(viewRow$2)
  );
};
const showRequests = ({ database }) => listEntries(database, "requests", ALL).map(({ at, ...entry }) => ({
  ...entry,
  at: formatTime$5(at)
}));
const showRejects = ({ database }) => listEntries(database, "rejects", ALL).map(({ at, errors, body, ...entry }) => ({
  ...entry,
  at: formatTime$5(at),
  errors: JSON.parse(errors),
  body: parse(body)
}));
const showDrops = ({ database }) => listEntries(database, "drops", ALL).map(({ at, sent, ...entry }) => ({
  ...entry,
  at: formatTime$5(at),
  sent: parse(sent)
}));
const list$6 = ({ box, url }, journal, limit) => journal === "requests" ? findRequests(box.database, readRequestChoice(url), limit) : listEntries(box.database, journal, limit);
const choices = (journal, url) => {
  if (journal === "drops") return [];
  if (isPaged(url)) return ["status"];
  return journal === "requests" ? ["status", "path", "since"] : [];
};
const show$3 = (journal) => [
  {
    method: "GET",
    path: `/_sandbox/${journal}`,
    parameters: (url) => [...choices(journal, url), ...pageParameters],
    answer: (command) => {
      if (isPaged(command.url)) return look$2(command, journal);
      const limit = readNumber$2(command.url, "limit", 1e3, MOST$3);
      const entries = list$6(command, journal, limit);
      return { status: 200, body: entries.map((entry) => viewWhole({ ...entry })) };
    }
  },
  {
    method: "GET",
    path: `/_sandbox/${journal}/:id`,
    answer: ({ box, id }) => {
      const [entry] = listEntriesBySeq(box.database, journal, [Number(id) || 0]);
      if (entry === void 0) throw missing(journal.slice(0, -1), id);
      const results = journal === "requests" && findResults(box.database, String(entry.request_id));
      return { status: 200, body: { ...viewWhole(entry), ...results && { results } } };
    }
  }
];
const journals = [
  ...show$3("requests"),
  ...show$3("rejects"),
  ...show$3("drops")
];

const writePushToken = (database, token) => database.run(
  `INSERT INTO push_tokens (token, profile_id, platform, vendor, enablement_status, background,
      metadata, created, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (token) DO UPDATE SET profile_id = excluded.profile_id,
      platform = excluded.platform, vendor = excluded.vendor,
      enablement_status = excluded.enablement_status, background = excluded.background,
      metadata = excluded.metadata, recorded = excluded.recorded`,
  token.token,
  token.profile_id,
  token.platform,
  token.vendor,
  token.enablement_status,
  token.background,
  token.metadata,
  token.recorded,
  token.recorded
);
const findPushToken = (database, token) => database.get("SELECT * FROM push_tokens WHERE token = ?", token);
const listPushTokensOf = (database, profileId) => database.all("SELECT * FROM push_tokens WHERE profile_id = ? ORDER BY seq", profileId);
const listPushTokens = (database, conditions, { isDescending, limit }) => {
  const where = conditions.map(({ sql }) => sql).join(" AND ");
  return database.all(
    `SELECT * FROM push_tokens ${where && `WHERE ${where}`}
      ORDER BY seq ${isDescending ? "DESC" : "ASC"} LIMIT ?`,
    ...conditions.map(({ value }) => value),
    limit
  );
};
const deletePushToken = (database, token, profileId) => profileId === void 0 ? database.run("DELETE FROM push_tokens WHERE token = ?", token) : database.run("DELETE FROM push_tokens WHERE token = ? AND profile_id = ?", token, profileId);

const formatTime$4 = (milliseconds) => new Date(milliseconds).toISOString();
const viewBelongings = (database, profileId) => ({
  secondary_emails: listSecondaryEmails(database, profileId),
  suppressions: listSuppressions(database, profileId).map(({ at, ...suppression }) => ({
    ...suppression,
    at: formatTime$4(at)
  })),
  pending: listPending(database, profileId),
  push_tokens: listPushTokensOf(database, profileId).map(({ token, platform, vendor }) => ({
    token,
    platform,
    vendor
  })),
  lists: listGroupsOf(database, "list", profileId),
  segments: listGroupsOf(database, "segment", profileId)
});

const texts = [
  "profiles.email ?",
  "profiles.phone_number ?",
  "profiles.external_id ?",
  "profiles.id ?",
  "profiles.traits ?",
  "EXISTS (SELECT 1 FROM anonymous_ids WHERE profile_id = profiles.id AND anonymous_id ?)",
  "EXISTS (SELECT 1 FROM secondary_emails WHERE profile_id = profiles.id AND email ?)"
];
const knownPeople = (search) => ({
  from: "profiles",
  seq: "profiles.rowid",
  clauses: [],
  words: searchClauses(search, texts)
});
const listPeopleBySeq = (database, seqs) => database.all(
  "SELECT id FROM profiles WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC",
  JSON.stringify(seqs)
).map(({ id }) => id);
const listMergedInto = (database, id) => database.all(
  "SELECT source_id AS id FROM merged_profiles WHERE destination_id = ? ORDER BY rowid",
  id
).map((row) => row.id);
const listConsents = (database, id) => database.all(
  `SELECT channel, consent, coalesce(consented_at, updated) AS at FROM consents
      WHERE profile_id = ? ORDER BY channel`,
  id
);

const MOST$2 = 1e4;
const viewProfile = (database, profile) => ({
  ...profile,
  created: formatTime$5(profile.created),
  updated: formatTime$5(profile.updated),
  last_event: profile.last_event === null ? null : formatTime$5(profile.last_event),
  explanations: listResolutionsOf(database, profile.id).map(({ at, ...explanation }) => ({
    at: formatTime$5(at),
    ...explanation
  }))
});
const viewRow$1 = ({ traits, ...person }) => ({
  ...person,
  first_name: traits.first_name,
  last_name: traits.last_name,
  created: formatTime$5(person.created),
  updated: formatTime$5(person.updated),
  last_event: person.last_event === null ? null : formatTime$5(person.last_event)
});
const showPeople = ({ database }, limit = -1) => listProfiles(database, limit).map((profile) => viewProfile(database, profile));
const listAll = ({ box, url }) => ({
  status: 200,
  body: showPeople(box, readNumber$2(url, "limit", 500, MOST$2))
});
const look$1 = (command) => {
  const { database } = command.box;
  const log = knownPeople(command.url.searchParams.get("search") ?? "");
  return answerLog(
    command,
    log,
    (seqs) => listPeopleBySeq(database, seqs).flatMap((id) => findProfile(database, id) ?? []).map(viewRow$1)
  );
};
const people = [
  {
    method: "GET",
    path: "/_sandbox/profiles",
    parameters: pageParameters,
    answer: (command) => isPaged(command.url) ? look$1(command) : listAll(command)
  },
  {
    method: "GET",
    path: "/_sandbox/profiles/:id",
    parameters: ["events"],
    answer: ({ box: { database }, url, id }) => {
      const found = findProfile(database, id);
      if (found === void 0) throw missing("profile", id);
      const newest = listEventsOf(database, found.id, readNumber$2(url, "events", 500, MOST$2));
      const body = {
        ...viewProfile(database, found),
        merged: listMergedInto(database, found.id),
        ...viewBelongings(database, found.id),
        consent: listConsents(database, found.id).map(({ at, ...entry }) => ({
          ...entry,
          at: at === null ? null : formatTime$5(at)
        })),
        events: newest.map((row) => viewEvent(database, row))
      };
      return { status: 200, body };
    }
  }
];

const storedResources = (type, search) => ({
  from: "resources",
  seq: "seq",
  clauses: type === null ? [] : [{ sql: "type = ?", values: [type] }],
  words: searchClauses(search, ["type ?", "id ?", "attributes ?"])
});
const listResourcesBySeq = (database, seqs) => database.all(
  "SELECT * FROM resources WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC",
  JSON.stringify(seqs)
);
const countResources = (database) => database.all("SELECT type, count(*) AS total FROM resources GROUP BY type ORDER BY type");
const listLinksOf = (database, { type, id }, limit) => database.all(
  `SELECT relationship, target_type AS type, target_id AS id FROM resource_links
      WHERE type = ? AND id = ? ORDER BY relationship, seq LIMIT ?`,
  type,
  id,
  limit
);

const MOST_LINKS = 200;
const view = ({ attributes, created, updated, ...row }) => {
  const { secret_key: _secret, ...shown } = JSON.parse(attributes);
  return { ...row, created: formatTime$5(created), updated: formatTime$5(updated), attributes: shown };
};
const names = ["name", "title", "label", "external_id", "unique_id"];
const viewRow = (row) => {
  const { attributes, ...rest } = view(row);
  const name = names.map((key) => attributes[key]).find((value) => typeof value === "string");
  return { ...rest, name: name ?? null };
};
const look = (command) => {
  const { searchParams } = command.url;
  const log = storedResources(searchParams.get("type"), searchParams.get("search") ?? "");
  return answerLog(
    command,
    log,
    (seqs) => listResourcesBySeq(command.box.database, seqs).map(viewRow)
  );
};
const resources = [
  {
    method: "GET",
    path: "/_sandbox/resources",
    parameters: ["type", ...pageParameters],
    answer: (command) => isPaged(command.url) || command.url.searchParams.has("type") ? look(command) : { status: 200, body: countResources(command.box.database) }
  },
  {
    method: "GET",
    path: "/_sandbox/resources/:id",
    answer: ({ box: { database }, id }) => {
      const [row] = listResourcesBySeq(database, [Number(id) || 0]);
      if (row === void 0) throw missing("resource", id);
      return { status: 200, body: { ...view(row), links: listLinksOf(database, row, MOST_LINKS) } };
    }
  }
];

const count = (database, table) => database.get(`SELECT count(*) AS total FROM ${table}`)?.total ?? 0;
const state = {
  method: "GET",
  path: "/_sandbox/state",
  answer: ({ box: { database, faults } }) => ({
    status: 200,
    body: {
      events: countSentEvents(database),
      profiles: count(database, "profiles"),
      requests: count(database, "requests"),
      rejects: count(database, "rejects"),
      drops: count(database, "drops"),
      faults: faults.list().length
    }
  })
};
const lists = [state, ...events, ...people, ...journals, ...resources];

const resetBox = (box) => {
  box.endEra();
  box.inbox.settle();
  box.database.reset();
  box.inbox.hold(0);
  box.webhooks.reset();
  box.faults.reset();
  box.keys.reset();
  box.limiter.clear();
  box.clock.reset();
  Object.assign(box.settings, box.settingsAtStart);
  box.feed.publish("everything");
};

const reset = {
  method: "POST",
  path: "/_sandbox/reset",
  answer: ({ box }) => {
    resetBox(box);
    return { status: 204 };
  }
};

const rowsOf = ({ type, source }) => ({
  sql: source ?? "SELECT * FROM resources WHERE type = ?",
  values: source === void 0 ? [type] : []
});
const allOf = (type) => {
  const { sql, values } = rowsOf(type);
  return { sql: `(SELECT *, created AS since FROM (${sql})) AS resources`, values };
};
const endsOf = (own, name, { heldAs, target }) => heldAs === void 0 ? { here: ["type", "id"], there: ["target_type", "target_id"], name, own, target } : { here: ["target_type", "target_id"], there: ["type", "id"], name: heldAs, own, target };
const linkedTo = (own, name, relationship, target) => {
  const { sql, values } = rowsOf(target);
  const ends = endsOf(own, name, relationship);
  return {
    sql: `(SELECT links.seq, target.type, target.id, target.attributes, target.created,
      target.updated, links.since FROM resource_links AS links
      JOIN (${sql}) AS target ON target.id = links.${ends.there[1]}
      WHERE links.${ends.here[0]} = ? AND links.${ends.here[1]} = ?
        AND links.relationship = ? AND links.${ends.there[0]} = ?) AS resources`,
    values: [...values, own.type, own.id, ends.name, target.type]
  };
};
const findResource = (database, type, id) => {
  const { sql, values } = rowsOf(type);
  const wanted = type.canonicalId?.(id) ?? id;
  const row = database.get(
    `SELECT * FROM (${sql}) WHERE id = ? LIMIT 1`,
    ...values,
    wanted
  );
  return row && readRow(row);
};
const listLinked = (database, own, name, relationship) => {
  const ends = endsOf(own, name, relationship);
  return database.all(
    `SELECT ${ends.there[1]} AS id FROM resource_links WHERE ${ends.here[0]} = ?
        AND ${ends.here[1]} = ? AND relationship = ? AND ${ends.there[0]} = ? ORDER BY seq`,
    own.type,
    own.id,
    ends.name,
    relationship.target
  ).map(({ id }) => id);
};

const linkBetween = (own, name, relationship, id) => {
  const to = { type: relationship.target, id };
  const ends = endsOf(own, name, relationship);
  return relationship.heldAs === void 0 ? { from: own, relationship: ends.name, to } : { from: to, relationship: ends.name, to: own };
};
const replaceLinks = (database, own, name, relationship, ids, now) => {
  for (const id of listLinked(database, own, name, relationship))
    if (!ids.includes(id)) removeLink(database, linkBetween(own, name, relationship, id));
  for (const id of ids) addLink(database, linkBetween(own, name, relationship, id), now);
};
const writeLinks = (database, type, own, linked, now) => {
  for (const [name, relationship] of Object.entries(type.relationships ?? {})) {
    const ids = linked[name];
    if (ids !== void 0) replaceLinks(database, own, name, relationship, ids, now);
  }
};

const usualOf = ({ usual }, now) => typeof usual === "function" ? usual(now) : usual ?? null;
const mergeAttributes = (type, before, said, now) => {
  const kept = Object.entries(type.attributes).filter(
    ([, { column, compute }]) => column === void 0 && compute === void 0
  );
  return Object.fromEntries(
    kept.map(([name, attribute]) => {
      const value = said[name] ?? void 0;
      if (value !== void 0) return [name, value];
      const wasSaid = name in said && attribute.create !== "required";
      if (before !== void 0 && !wasSaid) return [name, before[name] ?? null];
      return [name, usualOf(attribute, now)];
    })
  );
};

const conflict = (type, pointer, meta) => new Failure(409, {
  detail: `A ${type.type} like this already exists.`,
  pointer,
  code: "conflict",
  meta
});
const refuseTwin = (database, type, attributes, ownId) => {
  const [first] = type.unique ?? [];
  if (first === void 0 || type.unique === void 0) return;
  const same = type.unique.map((name) => `json_extract(attributes, '$."${name}"') IS ?`);
  const twin = database.get(
    `SELECT id FROM resources WHERE type = ? AND id <> ? AND ${same.join(" AND ")} LIMIT 1`,
    type.type,
    ownId,
    ...type.unique.map((name) => attributes[name])
  );
  if (twin !== void 0)
    throw conflict(type, `/data/attributes/${first}`, { duplicate_id: twin.id });
};
const refuseTooMany = (database, { type, most }) => {
  if (most === void 0) return;
  const count = "SELECT count(*) AS total FROM resources WHERE type = ?";
  if ((database.get(count, type)?.total ?? 0) < most) return;
  throw new Failure(400, {
    detail: `There are ${most} ${type} resources, the most allowed.`,
    pointer: "/data"
  });
};
const refuseDots = (id) => {
  if (id !== "." && id !== "..") return;
  throw new Failure(400, { detail: `'${id}' cannot be an id.`, pointer: "/data/attributes" });
};
const addResource = (database, type, told, now) => {
  const given = type.complete?.(told.attributes) ?? told.attributes;
  const attributes = mergeAttributes(type, void 0, given, now);
  const draft = { attributes, linked: told.linked, now };
  const id = type.canonicalId?.(told.id ?? "") || told.id || type.newId(draft);
  refuseDots(id);
  if (findResource(database, type, id) !== void 0)
    throw conflict(type, "/data/attributes", { duplicate_id: id });
  refuseTwin(database, type, attributes, id);
  refuseTooMany(database, type);
  insertRow(database, { type: type.type, id, attributes, created: now, updated: now });
  writeLinks(database, type, { type: type.type, id }, told.linked, now);
  const row = findRow(database, type.type, id);
  if (row === void 0) throw new Error(`${type.type} ${id} was not kept`);
  type.afterCreate?.(database, row, now);
  return row;
};

const time = v.pipe(
  v.string(),
  v.check(
    (text2) => parseEventTime(text2) !== void 0,
    ({ received }) => `${received.slice(0, 42)} is not an ISO 8601 date and time.`
  ),
  v.transform((text2) => formatEventTime(parseEventTime(text2) ?? 0))
);
const number = v.pipe(v.number(), v.finite("Expected a finite number."));
const plain = {
  number,
  integer: v.pipe(number, v.safeInteger("Expected a whole number.")),
  boolean: v.boolean(),
  time,
  object: plainObject,
  list: v.array(v.unknown())
};
const text$3 = ({ min = 0, max, create }) => {
  const least = Math.max(min, create === "required" ? 1 : 0);
  const tooShort = least === 1 ? "This field may not be blank." : `Shorter than ${least} characters.`;
  const bounded = v.pipe(v.string(), v.minLength(least, tooShort));
  if (max === void 0) return bounded;
  return v.pipe(bounded, v.maxLength(max, `Longer than ${max} characters.`));
};
const isChoice = (kind) => Array.isArray(kind);
const attributeSchema = (attribute) => {
  const { kind } = attribute;
  if (isChoice(kind)) return v.picklist(kind);
  return kind === "text" ? text$3(attribute) : plain[kind];
};

const escapeId = (id) => encodeURIComponent(id).replaceAll("%24", "$").replaceAll("%3A", ":");
const selfOf = ({ path }, id, origin) => `${origin}${path}/${escapeId(id)}/`;
const readAttribute = (call, row, name, attribute) => {
  const { column, compute } = attribute;
  if (column !== void 0) return formatEventTime(Math.floor(row[column] / 1e3));
  if (compute !== void 0) return compute(call.box.database, row);
  return row.attributes[name] ?? null;
};
const askedFor = (url, type) => (url.searchParams.get(`additional-fields[${type}]`) ?? "").split(",");
const readAttributes = (call, type, row) => {
  const asked = askedFor(call.url, type.type);
  const shown = Object.entries(type.attributes).filter(
    ([name, attribute]) => attribute.shown === void 0 || attribute.shown === "asked" && asked.includes(name)
  );
  return Object.fromEntries(
    shown.map(([name, attribute]) => [name, readAttribute(call, row, name, attribute)])
  );
};
const linkageOf = (call, row, name, relationship) => {
  const { target: type, many } = relationship;
  const ids = listLinked(call.box.database, row, name, relationship).map((id) => ({ type, id }));
  return many ? ids : ids[0] ?? null;
};
const relate = (call, type, row, included) => {
  const self = selfOf(type, row.id, call.url.origin);
  const shown = Object.entries(type.relationships ?? {}).filter(([, one]) => one.shown !== "never");
  const entries = shown.map(([name, relationship]) => [
    name,
    {
      ...(relationship.shown || included.has(name)) && {
        data: linkageOf(call, row, name, relationship)
      },
      links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` }
    }
  ]);
  return entries.length > 0 ? { relationships: Object.fromEntries(entries) } : {};
};
const toDocument$1 = (call, type, row, included = /* @__PURE__ */ new Set()) => {
  const made = type.document?.(call, row);
  if (made !== void 0) return made;
  return {
    type: type.type,
    id: row.id,
    // A type of ids alone has no attributes at all (documented).
    ...Object.keys(type.attributes).length > 0 && { attributes: readAttributes(call, type, row) },
    ...relate(call, type, row, included),
    links: { self: selfOf(type, row.id, call.url.origin) }
  };
};

const identifier = v.pipe(
  v.string(),
  v.minLength(1, "This field may not be blank."),
  v.maxLength(MAX_IDENTIFIER_LENGTH, `Longer than ${MAX_IDENTIFIER_LENGTH} characters.`)
);
const referenceTo = (type) => v.strictObject({ type: v.literal(type), id: identifier });
const MAX_REFERENCES = 1e3;
const linkageSchema = ({ target, many }) => many ? v.pipe(
  v.array(referenceTo(target)),
  v.maxLength(MAX_REFERENCES, `More than ${MAX_REFERENCES} at once.`)
) : v.nullable(referenceTo(target));
const attributesOf$1 = ({ attributes }, use) => {
  const entries = Object.entries(attributes).flatMap(([name, attribute]) => {
    const need = attribute[use];
    if (need === void 0) return [];
    const schema = attributeSchema(attribute);
    return [[name, need === "required" ? schema : v.nullish(schema)]];
  });
  return v.strictObject(Object.fromEntries(entries));
};
const relationshipsOf$1 = ({ relationships = {} }, use) => {
  const entries = Object.entries(relationships).flatMap(([name, relationship]) => {
    const need = relationship[use];
    if (need === void 0) return [];
    const given = v.strictObject({ data: linkageSchema(relationship) });
    const isAliased = relationship.alias !== void 0;
    const own = [name, need === "required" && !isAliased ? given : v.nullish(given)];
    return isAliased ? [own, [relationship.alias ?? "", v.nullish(given)]] : [own];
  });
  return v.strictObject(Object.fromEntries(entries));
};
const resourceSchema$1 = (type, use) => {
  const needsLinks = Object.values(type.relationships ?? {}).some(
    (relationship) => relationship[use] === "required" && relationship.alias === void 0
  );
  const relationships = relationshipsOf$1(type, use);
  const attributes = attributesOf$1(type, use);
  const entries = {
    type: v.literal(type.type),
    attributes: use === "create" ? attributes : v.nullish(attributes),
    relationships: needsLinks ? relationships : v.nullish(relationships)
  };
  if (use === "update") entries.id = identifier;
  return v.strictObject(entries);
};
const requestSchema = (type, use) => v.strictObject({ data: resourceSchema$1(type, use) });

const parseSeed = (schema, { attributes }, at) => {
  try {
    const whole = v.strictObject({ attributes: schema });
    return parseInput(whole, { attributes: attributes ?? {} }).attributes;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problems = error.problems.map((problem) => ({
      ...problem,
      pointer: `${at}${problem.pointer ?? ""}`
    }));
    throw new Failure(error.status, ...problems);
  }
};

const request$4 = v.strictObject({
  name: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1, "This field may not be blank."),
      v.maxLength(MAX_METRIC_LENGTH, `Longer than ${MAX_METRIC_LENGTH} characters.`)
    )
  )
});
const seedMetric = (database, seed, at, now) => {
  const { name = seed.id.slice(0, MAX_METRIC_LENGTH) } = parseSeed(request$4, seed, at);
  const metric = ensureMetric(database, name, "api", now, seed.id);
  if (metric.id === seed.id) return;
  throw new Failure(409, {
    detail: `There is a metric of that name already: ${metric.id}.`,
    pointer: `${at}/attributes/name`,
    code: "conflict"
  });
};

const keepTexts = (identifiers) => Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value));
const listEmails = (emails) => [emails?.email ?? []].flat();
const readIdentifierPatch = (meta) => {
  const { append, unappend } = meta?.patch_identifiers ?? {};
  const patch = { append: listEmails(append), unappend: listEmails(unappend) };
  return patch.append.length + patch.unappend.length > 0 ? patch : void 0;
};
const clearable = ["external_id", "email", "phone_number"];
const sortProfile = (profile) => {
  const { external_id, email, phone_number, anonymous_id, _kx, meta, ...traits } = profile.attributes;
  return {
    id: profile.id ?? void 0,
    exchangeToken: _kx || void 0,
    given: keepTexts({ external_id, email, phone_number, anonymous_id }),
    cleared: clearable.filter((kind) => profile.attributes[kind] === null),
    traits,
    patch: (meta ?? profile.meta)?.patch_properties ?? void 0,
    identifierPatch: readIdentifierPatch(meta ?? profile.meta)
  };
};

const request$3 = v.strictObject(eventProfileAttributes);
const seedProfile = (database, seed, at, now) => {
  const attributes = parseSeed(request$3, seed, at);
  const incoming = sortProfile({ attributes });
  for (const [kind, value] of Object.entries(incoming.given)) {
    const owner = findOwner(database, kind, value);
    if (owner !== void 0)
      throw new Failure(409, {
        detail: "A profile already exists with one of these identifiers.",
        pointer: `${at}/attributes/${kind}`,
        meta: { duplicate_profile_id: owner.id }
      });
  }
  insertProfile(database, now, seed.id);
  giveIdentifiers(database, seed.id, incoming.given);
  const traits = updateTraits({}, incoming.traits, void 0, "import");
  writeTraits(database, seed.id, traits, now);
};

const rate$1 = (burst, steady, daily) => daily === void 0 ? { burst, steady } : { burst, steady, daily };
const rates = {
  tiny: rate$1(1, 15),
  small: rate$1(3, 60),
  medium: rate$1(10, 150),
  large: rate$1(75, 750),
  huge: rate$1(350, 3500)
};
const operation = (name, of, ...scopes) => ({
  name,
  rate: of,
  scopes
});
const reads = (all, ids, of, ...scopes) => ({
  reads: { all: operation(all, of, ...scopes), ids: operation(ids, of, ...scopes) }
});
const created = { kind: "time", column: "created" };
const updated = { kind: "time", column: "updated" };
const by = (...operators) => ({ operators });
const exact = by("equals", "any");
const ranges = by("greater-than", "greater-or-equal", "less-than", "less-or-equal");
const times = by("equals", ...ranges.operators);
const words$1 = by("equals", "contains", "starts-with", "ends-with");
const countsMembers = (type) => (url) => url.searchParams.get(`additional-fields[${type}]`)?.includes("profile_count") ? rates.tiny : void 0;

const campaignMessage = {
  type: "campaign-message",
  path: "/api/campaign-messages",
  scope: "campaigns",
  operations: {
    get: operation("get_campaign_message", rates.medium),
    update: operation("update_campaign_message", rates.medium)
  },
  newId: ({ now }) => newProfileId(now),
  attributes: {
    definition: { kind: "object", update: true },
    send_times: { kind: "list", usual: [] },
    created_at: created,
    updated_at: updated
  },
  relationships: {
    campaign: {
      target: "campaign",
      many: false,
      include: true,
      shown: true,
      ...reads(
        "get_campaign_for_campaign_message",
        "get_campaign_id_for_campaign_message",
        rates.medium
      )
    },
    template: {
      target: "template",
      many: false,
      include: true,
      shown: true,
      ...reads(
        "get_template_for_campaign_message",
        "get_template_id_for_campaign_message",
        rates.medium,
        "templates:read"
      )
    }
  }
};

const message = v.object({
  type: v.literal("campaign-message"),
  attributes: v.object({
    definition: v.nullish(plainObject),
    channel: v.nullish(v.string()),
    label: v.nullish(v.string()),
    content: v.nullish(plainObject)
  })
});
const request$2 = v.object({
  data: v.object({
    attributes: v.object({ "campaign-messages": v.object({ data: v.array(message) }) })
  })
});
const definitionOf$1 = ({ attributes: { definition, ...flat } }) => definition ?? flat;
const addCampaignMessages = (database, campaign, now) => {
  const given = campaign.attributes["campaign-messages"];
  if (given === null || given === void 0) return;
  const wrapped = { data: { attributes: { "campaign-messages": given } } };
  const { data } = parseInput(request$2, wrapped).data.attributes["campaign-messages"];
  for (const one of data) {
    const row = { type: "campaign-message", id: newProfileId(now), created: now, updated: now };
    insertRow(database, { ...row, attributes: { definition: definitionOf$1(one), send_times: [] } });
    addLink(database, { from: row, relationship: "campaign", to: campaign }, now);
  }
};

const optional$4 = { create: "optional", update: true };
const statuses = [
  "Adding Recipients",
  "Cancelled",
  "Cancelled: Account Disabled",
  "Cancelled: Billing Limit",
  "Cancelled: Internal Error",
  "Cancelled: Misconfigured",
  "Cancelled: No Recipients",
  "Cancelled: Smart Sending",
  "Draft",
  "Preparing to schedule",
  "Preparing to send",
  "Queued without Recipients",
  "Scheduled",
  "Sending",
  "Sending Segments",
  "Sent",
  "Unknown",
  "Variations Sent"
];
const CHANNEL = {
  query: `SELECT 1 FROM resource_links AS links JOIN resources AS message
    ON message.type = 'campaign-message' AND message.id = links.id
    WHERE links.type = 'campaign-message' AND links.relationship = 'campaign'
    AND links.target_type = 'campaign' AND links.target_id = resources.id`,
  value: `coalesce(json_extract(message.attributes, '$.definition.channel'), 'email')`
};
const campaign = {
  type: "campaign",
  path: "/api/campaigns",
  scope: "campaigns",
  operations: {
    list: operation("get_campaigns", rates.medium),
    get: operation("get_campaign", rates.medium),
    create: operation("create_campaign", rates.medium),
    update: operation("update_campaign", rates.medium),
    delete: operation("delete_campaign", rates.medium)
  },
  newId: ({ now }) => newProfileId(now),
  attributes: {
    name: { kind: "text", create: "required", update: true },
    status: { kind: statuses, usual: "Draft" },
    archived: { kind: "boolean", usual: false },
    audiences: {
      kind: "object",
      create: "required",
      update: true,
      usual: { included: [], excluded: [] }
    },
    send_options: { kind: "object", ...optional$4, usual: { use_smart_sending: true } },
    tracking_options: { kind: "object", ...optional$4 },
    send_strategy: { kind: "object", ...optional$4, usual: { method: "immediate" } },
    created_at: created,
    scheduled_at: { kind: "time" },
    updated_at: updated,
    send_time: { kind: "time" },
    "campaign-messages": { kind: "object", create: "optional", shown: "never" }
  },
  relationships: {
    "campaign-messages": {
      target: "campaign-message",
      many: true,
      heldAs: "campaign",
      create: "optional",
      include: true,
      shown: true,
      ...reads("get_messages_for_campaign", "get_message_ids_for_campaign", rates.medium)
    },
    tags: {
      target: "tag",
      many: true,
      heldAs: "campaigns",
      include: true,
      ...reads("get_tags_for_campaign", "get_tag_ids_for_campaign", rates.small, "tags:read")
    }
  },
  filters: {
    id: by("any"),
    "messages.channel": {
      ...by("equals"),
      within: CHANNEL,
      choices: ["email", "sms", "mobile_push", "whatsapp"]
    },
    name: by("contains"),
    status: exact,
    archived: by("equals"),
    created_at: ranges,
    scheduled_at: ranges,
    updated_at: ranges
  },
  needsFilterOn: ["messages.channel"],
  sorts: ["created_at", "id", "name", "scheduled_at", "updated_at"],
  page: { usual: 100, largest: 100 },
  afterCreate: addCampaignMessages
};

const identity = {
  external_id: { kind: "text", create: "required", max: 200 },
  integration_type: { kind: ["$custom"], create: "optional", usual: "$custom", shown: "never" },
  catalog_type: { kind: "text", create: "optional", usual: "$default", shown: "never", max: 40 }
};
const optional$3 = { create: "optional", update: true };
const required = { create: "required", update: true };
const details$1 = {
  image_full_url: { kind: "text", ...optional$3 },
  image_thumbnail_url: { kind: "text", ...optional$3 },
  images: { kind: "list", ...optional$3, usual: [] },
  custom_metadata: { kind: "object", ...optional$3, usual: {} },
  published: { kind: "boolean", ...optional$3, usual: true },
  created,
  updated
};
const operations = (one, many) => ({
  list: operation(`get_${many}`, rates.huge),
  get: operation(`get_${one}`, rates.huge),
  create: operation(`create_${one}`, rates.large),
  update: operation(`update_${one}`, rates.large),
  delete: operation(`delete_${one}`, rates.large)
});
const writes = (many, of) => ({
  writes: {
    POST: operation(`add_${many}_to_catalog_${of}`, rates.large),
    PATCH: operation(`update_${many}_for_catalog_${of}`, rates.large),
    DELETE: operation(`remove_${many}_from_catalog_${of}`, rates.large)
  }
});
const readsOf = (one, many, of) => reads(`get_${many}_for_catalog_${of}`, `get_${one}_ids_for_catalog_${of}`, rates.huge);

const canonicalCatalogId = (id) => {
  const [integration, external, ...more] = id.split(":::");
  return external === void 0 || more.length > 0 ? id : `${integration}:::$default:::${external}`;
};
const newId = ({ attributes }) => [attributes.integration_type, attributes.catalog_type, attributes.external_id].join(":::");
const shared$4 = {
  scope: "catalogs",
  newId,
  canonicalId: canonicalCatalogId,
  sorts: ["created"],
  page: { usual: 100, largest: 100 }
};
const catalogItem = {
  ...shared$4,
  type: "catalog-item",
  path: "/api/catalog-items",
  operations: operations("catalog_item", "catalog_items"),
  attributes: {
    ...identity,
    title: { kind: "text", ...required },
    price: { kind: "number", ...optional$3 },
    description: { kind: "text", ...required },
    url: { kind: "text", ...required },
    ...details$1
  },
  relationships: {
    variants: {
      target: "catalog-variant",
      many: true,
      heldAs: "item",
      include: true,
      ...readsOf("variant", "variants", "item")
    },
    // Klaviyo calls them `categories`; the project's API documents use the type's name.
    categories: {
      target: "catalog-category",
      many: true,
      heldAs: "items",
      create: "optional",
      update: true,
      alias: "catalog-categories",
      shown: "never",
      ...readsOf("category", "categories", "item"),
      ...writes("categories", "item")
    }
  },
  filters: {
    ids: by("any"),
    "category.id": { ...by("equals"), linked: "categories" },
    title: by("contains"),
    published: by("equals"),
    price: by("greater-than", "greater-or-equal", "less-than", "less-or-equal")
  }
};
const catalogVariant = {
  ...shared$4,
  type: "catalog-variant",
  path: "/api/catalog-variants",
  operations: operations("catalog_variant", "catalog_variants"),
  attributes: {
    ...identity,
    title: { kind: "text", ...required },
    description: { kind: "text", ...optional$3, usual: "" },
    sku: { kind: "text", ...required },
    inventory_policy: { kind: [0, 1, 2], ...optional$3, usual: 0 },
    inventory_quantity: { kind: "number", ...required },
    price: { kind: "number", ...required },
    url: { kind: "text", ...optional$3, usual: "" },
    ...details$1
  },
  relationships: {
    item: {
      target: "catalog-item",
      many: false,
      create: "required",
      alias: "catalog-item"
    }
  },
  filters: {
    ids: by("any"),
    "item.id": { ...by("equals"), linked: "item" },
    sku: by("equals"),
    title: by("contains"),
    published: by("equals")
  }
};
const catalogCategory = {
  ...shared$4,
  type: "catalog-category",
  path: "/api/catalog-categories",
  operations: operations("catalog_category", "catalog_categories"),
  attributes: { ...identity, name: { kind: "text", ...required }, updated },
  relationships: {
    items: {
      target: "catalog-item",
      many: true,
      create: "optional",
      update: true,
      ...readsOf("item", "items", "category"),
      ...writes("items", "category")
    }
  },
  filters: {
    ids: by("any"),
    "item.id": { ...by("equals"), linked: "items" },
    name: by("contains")
  }
};

const optional$2 = { create: "optional", update: true };
const inOneYear = (now) => {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return formatEventTime(Math.floor(then.getTime() / 1e3));
};
const coupon = {
  type: "coupon",
  path: "/api/coupons",
  scope: "coupons",
  operations: {
    list: operation("get_coupons", rates.large),
    get: operation("get_coupon", rates.large),
    create: operation("create_coupon", rates.small),
    update: operation("update_coupon", rates.small),
    delete: operation("delete_coupon", rates.small)
  },
  newId: ({ attributes }) => String(attributes.external_id),
  attributes: {
    external_id: { kind: "text", create: "required", max: 120 },
    description: { kind: "text", ...optional$2 },
    monitor_configuration: { kind: "object", ...optional$2 }
  },
  relationships: {
    "coupon-codes": {
      target: "coupon-code",
      many: true,
      heldAs: "coupon",
      reads: {
        all: operation("get_coupon_codes_for_coupon", rates.large, "coupon-codes:read"),
        ids: operation("get_coupon_code_ids_for_coupon", rates.large, "coupon-codes:read")
      }
    }
  },
  page: { usual: 100, largest: 100 }
};
const couponCode = {
  type: "coupon-code",
  path: "/api/coupon-codes",
  scope: "coupon-codes",
  operations: {
    list: operation("get_coupon_codes", rates.huge),
    get: operation("get_coupon_code", rates.huge),
    create: operation("create_coupon_code", rates.huge),
    update: operation("update_coupon_code", rates.huge),
    delete: operation("delete_coupon_code", rates.huge)
  },
  newId: ({ attributes, linked }) => `${linked.coupon?.[0]}-${attributes.unique_code}`,
  attributes: {
    unique_code: { kind: "text", create: "required", max: 120 },
    expires_at: { kind: "time", ...optional$2, usual: inOneYear },
    status: {
      kind: [
        "ASSIGNED_TO_PROFILE",
        "DELETING",
        "PROCESSING",
        "UNASSIGNED",
        "USED",
        "VERSION_NOT_ACTIVE"
      ],
      update: true,
      usual: "UNASSIGNED"
    }
  },
  relationships: {
    coupon: {
      target: "coupon",
      many: false,
      create: "required",
      include: true,
      shown: true,
      ...reads(
        "get_coupon_for_coupon_code",
        "get_coupon_id_for_coupon_code",
        rates.large,
        "coupons:read"
      )
    },
    profile: { target: "profile", many: false }
  },
  filters: {
    expires_at: ranges,
    status: by("equals"),
    "coupon.id": { ...exact, linked: "coupon" },
    "profile.id": { ...exact, linked: "profile" }
  },
  needsFilterOn: ["coupon.id", "profile.id"],
  page: { usual: 100, largest: 100 }
};

const asObjects = (value) => Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
const definitionOf = ({ definition }) => definition ?? {};
const triggerTypes = {
  list: "Added to List",
  segment: "Added to List",
  metric: "Metric",
  date: "Date Based",
  "price-drop": "Price Drop",
  "low-inventory": "Low Inventory"
};
const triggerTypeOf = (attributes) => {
  const [first] = asObjects(definitionOf(attributes).triggers);
  if (first === void 0) return attributes;
  const name = String(first.type);
  const known = Object.hasOwn(triggerTypes, name) ? triggerTypes[name] : void 0;
  return { ...attributes, trigger_type: known ?? "Unconfigured" };
};
const addFlowParts = (database, flow, now) => {
  const definition = definitionOf(flow.attributes);
  for (const action of asObjects(definition.actions)) {
    const row = { type: "flow-action", id: newMetricId(), created: now, updated: now };
    insertRow(database, { ...row, attributes: { definition: action } });
    addLink(database, { from: row, relationship: "flow", to: flow }, now);
  }
  for (const { type, id } of asObjects(definition.triggers)) {
    if (!["list", "segment", "metric"].includes(String(type)) || typeof id !== "string") continue;
    const from = { type: String(type), id };
    addLink(database, { from, relationship: "flow-triggers", to: flow }, now);
  }
};

const flow = {
  type: "flow",
  path: "/api/flows",
  scope: "flows",
  operations: {
    list: operation("get_flows", rates.small),
    get: operation("get_flow", rates.small),
    create: operation("create_flow", rate$1(1, 15, 100)),
    update: operation("update_flow", rates.small),
    delete: operation("delete_flow", rates.small)
  },
  newId: newMetricId,
  attributes: {
    name: { kind: "text", create: "required" },
    status: { kind: ["draft", "manual", "live"], update: true, usual: "draft" },
    archived: { kind: "boolean", usual: false },
    created,
    updated,
    trigger_type: { kind: "text", usual: "Unconfigured" },
    definition: { kind: "object", create: "required", shown: "asked", usual: {} }
  },
  relationships: {
    "flow-actions": {
      target: "flow-action",
      many: true,
      heldAs: "flow",
      include: true,
      ...reads("get_actions_for_flow", "get_action_ids_for_flow", rates.small)
    },
    tags: {
      target: "tag",
      many: true,
      heldAs: "flows",
      include: true,
      ...reads("get_tags_for_flow", "get_tag_ids_for_flow", rates.small, "tags:read")
    }
  },
  filters: {
    id: by("any"),
    name: words$1,
    status: by("equals"),
    archived: by("equals"),
    created: times,
    updated: times,
    trigger_type: by("equals")
  },
  sorts: ["created", "id", "name", "status", "trigger_type", "updated"],
  page: { usual: 50, largest: 50 },
  complete: triggerTypeOf,
  afterCreate: addFlowParts
};
const flowAction = {
  type: "flow-action",
  path: "/api/flow-actions",
  scope: "flows",
  operations: {
    get: operation("get_flow_action", rates.small),
    update: operation("update_flow_action", rates.small),
    delete: operation("delete_flow_action", rates.small)
  },
  newId: newMetricId,
  attributes: { created, updated, definition: { kind: "object", update: true } },
  relationships: {
    flow: {
      target: "flow",
      many: false,
      include: true,
      ...reads("get_flow_for_flow_action", "get_flow_id_for_flow_action", rates.small)
    }
  },
  filters: {
    id: by("any"),
    action_type: { ...exact, field: "definition.type" },
    created: times,
    updated: times
  },
  sorts: ["created", "id", "updated"],
  page: { usual: 50, largest: 50 }
};

const profileCount = {
  kind: "integer",
  shown: "asked",
  compute: (database, { type, id }) => database.get(
    `SELECT count(*) AS total FROM resource_links
        WHERE type = ? AND id = ? AND relationship = 'profiles'`,
    type,
    id
  )?.total ?? 0
};
const filters$1 = {
  id: exact,
  name: exact,
  created: by("greater-than"),
  updated: by("greater-than")
};
const sorts = ["created", "id", "name", "updated"];
const page = { usual: 10, largest: 10 };
const related = (group) => ({
  tags: {
    target: "tag",
    many: true,
    heldAs: `${group}s`,
    include: true,
    ...reads(`get_tags_for_${group}`, `get_tag_ids_for_${group}`, rates.small, "tags:read")
  },
  "flow-triggers": {
    target: "flow",
    many: true,
    include: true,
    ...reads(
      `get_flows_triggered_by_${group}`,
      `get_ids_for_flows_triggered_by_${group}`,
      rates.small,
      "flows:read"
    )
  }
});
const members$1 = (group) => reads(`get_profiles_for_${group}`, `get_profile_ids_for_${group}`, rates.large, "profiles:read");
const list$5 = {
  type: "list",
  path: "/api/lists",
  scope: "lists",
  operations: {
    list: operation("get_lists", rates.large),
    get: operation("get_list", rates.large),
    create: operation("create_list", rate$1(10, 150, 150)),
    update: operation("update_list", rates.medium),
    delete: operation("delete_list", rates.medium)
  },
  newId: newMetricId,
  attributes: {
    name: { kind: "text", create: "required", update: true },
    created,
    updated,
    opt_in_process: {
      kind: ["double_opt_in", "single_opt_in"],
      create: "optional",
      update: true,
      usual: "double_opt_in"
    },
    profile_count: profileCount
  },
  relationships: {
    profiles: {
      target: "profile",
      many: true,
      ...members$1("list"),
      writes: {
        POST: operation("add_profiles_to_list", rates.medium, "profiles:write"),
        DELETE: operation("remove_profiles_from_list", rates.medium, "profiles:write")
      }
    },
    ...related("list")
  },
  filters: filters$1,
  sorts,
  page,
  rateFor: countsMembers("list")
};
const segment = {
  type: "segment",
  path: "/api/segments",
  scope: "segments",
  operations: {
    list: operation("get_segments", rates.large),
    get: operation("get_segment", rates.large),
    create: operation("create_segment", rate$1(1, 15, 100)),
    update: operation("update_segment", rate$1(1, 15, 100)),
    delete: operation("delete_segment", rates.small)
  },
  newId: newMetricId,
  attributes: {
    name: { kind: "text", create: "required", update: true },
    definition: {
      kind: "object",
      create: "required",
      update: true,
      usual: { condition_groups: [] }
    },
    created,
    updated,
    is_active: { kind: "boolean", update: true, usual: true },
    is_processing: { kind: "boolean", usual: false },
    is_starred: { kind: "boolean", create: "optional", update: true, usual: false },
    profile_count: profileCount
  },
  relationships: {
    profiles: { target: "profile", many: true, ...members$1("segment") },
    ...related("segment")
  },
  filters: { ...filters$1, is_active: exact, is_starred: by("equals") },
  sorts,
  page,
  rateFor: countsMembers("segment")
};

const counts$1 = { kind: "integer", usual: 0 };
const jobType = (use, words) => {
  const { target, key, many, scope, listed = many } = words;
  const rate = words.readRate(use);
  return {
    type: `${target}-bulk-${use}-job`,
    path: `/api/${target}-bulk-${use}-jobs`,
    scope,
    operations: {
      list: operation(`get_bulk_${use}_${listed}_jobs`, rate),
      get: operation(`get_bulk_${use}_${many}_job`, rate)
    },
    newId: ({ now }) => newProfileId(now),
    attributes: {
      status: { kind: ["cancelled", "complete", "processing", "queued"], usual: "complete" },
      created_at: { kind: "time", column: "created" },
      total_count: counts$1,
      completed_count: counts$1,
      failed_count: counts$1,
      completed_at: { kind: "time" },
      errors: { kind: "list", usual: [] },
      expires_at: { kind: "time" }
    },
    relationships: {
      [key]: { target, many: true, ...use !== "delete" && { include: true } }
    },
    filters: { status: by("equals") }
  };
};
const makeJobs = (words, ...uses) => uses.map((use) => {
  const { target, key, most, all } = words;
  return { use, target, key, most, type: jobType(use, words), name: `bulk_${use}_${all}` };
});
const catalog = { scope: "catalogs", most: 100 };
const every = ["create", "update", "delete"];
const jobs = [
  ...makeJobs(
    {
      ...catalog,
      target: "catalog-item",
      key: "items",
      many: "catalog_items",
      all: "catalog_items",
      readRate: (use) => use === "delete" ? rates.huge : rates.large
    },
    ...every
  ),
  ...makeJobs(
    {
      ...catalog,
      target: "catalog-variant",
      key: "variants",
      many: "variants",
      all: "catalog_variants",
      readRate: (use) => use === "delete" ? rates.huge : rates.large
    },
    ...every
  ),
  ...makeJobs(
    {
      ...catalog,
      target: "catalog-category",
      key: "categories",
      many: "categories",
      all: "catalog_categories",
      readRate: () => rates.huge
    },
    ...every
  ),
  ...makeJobs(
    {
      scope: "coupon-codes",
      most: 1e3,
      target: "coupon-code",
      key: "coupon-codes",
      many: "coupon_codes",
      listed: "coupon_code",
      all: "coupon_codes",
      readRate: () => rates.large
    },
    "create"
  )
];

const optional$1 = { create: "optional", update: true };
const createdAt = { kind: "time", column: "created" };
const updatedAt = { kind: "time", column: "updated" };
const webhook = {
  type: "webhook",
  path: "/api/webhooks",
  scope: "webhooks",
  operations: {
    list: operation("get_webhooks", rates.tiny),
    get: operation("get_webhook", rates.tiny),
    create: operation("create_webhook", rates.tiny),
    update: operation("update_webhook", rates.tiny),
    delete: operation("delete_webhook", rates.tiny)
  },
  newId: () => randomUUID().replaceAll("-", ""),
  attributes: {
    name: { kind: "text", create: "required", update: true },
    description: { kind: "text", ...optional$1 },
    endpoint_url: { kind: "text", create: "required", update: true },
    enabled: { kind: "boolean", update: true, usual: true },
    created_at: createdAt,
    updated_at: updatedAt,
    secret_key: { kind: "text", create: "required", update: true, min: 16, shown: "never" }
  },
  relationships: {
    "webhook-topics": {
      target: "webhook-topic",
      many: true,
      create: "required",
      update: true,
      include: true,
      shown: true
    }
  },
  most: 10
};
const TOPICS = [
  "event:klaviyo.sent_sms",
  "event:klaviyo.received_sms",
  "event:klaviyo.clicked_sms",
  "event:klaviyo.failed_to_deliver_sms",
  "event:klaviyo.subscribed_to_sms",
  "event:klaviyo.unsubscribed_from_sms",
  "event:klaviyo.received_email",
  "event:klaviyo.opened_email",
  "event:klaviyo.clicked_email",
  "event:klaviyo.bounced_email",
  "event:klaviyo.dropped_email",
  "event:klaviyo.marked_email_as_spam",
  "event:klaviyo.subscribed_to_email",
  "event:klaviyo.unsubscribed_from_email",
  "event:klaviyo.subscribed_to_list",
  "event:klaviyo.unsubscribed_from_list",
  "event:received",
  "profile:created",
  "profile:updated"
];
const webhookTopic = {
  type: "webhook-topic",
  path: "/api/webhook-topics",
  scope: "webhooks",
  operations: {
    list: operation("get_webhook_topics", rates.tiny),
    get: operation("get_webhook_topic", rates.tiny)
  },
  newId: newMetricId,
  source: `SELECT key AS seq, 'webhook-topic' AS type, value AS id, '{}' AS attributes,
      0 AS created, 0 AS updated FROM json_each('${JSON.stringify(TOPICS)}')
    UNION ALL SELECT seq + 1000, type, id, attributes, created, updated FROM resources
      WHERE type = 'webhook-topic'
    UNION ALL SELECT min(seq) + 1000000000, 'webhook-topic', target_id, '{}', 0, 0
      FROM resource_links WHERE relationship = 'webhook-topics' GROUP BY target_id
      HAVING target_id NOT IN (SELECT value FROM json_each('${JSON.stringify(TOPICS)}'))
        AND NOT EXISTS (SELECT 1 FROM resources WHERE type = 'webhook-topic' AND id = target_id)`,
  admits: (id) => /^(event|profile):./.test(id),
  attributes: {}
};
const dataSource = {
  type: "data-source",
  path: "/api/data-sources",
  scope: "custom-objects",
  operations: {
    list: operation("get_data_sources", rates.small),
    get: operation("get_data_source", rates.small),
    create: operation("create_data_source", rates.small),
    delete: operation("delete_data_source", rates.small)
  },
  newId: ({ now }) => newProfileId(now),
  attributes: {
    title: { kind: "text", create: "required", max: 255 },
    visibility: { kind: ["private", "shared", "public"], create: "optional", usual: "private" },
    description: { kind: "text", create: "optional", usual: "" },
    namespace: { kind: "text", create: "optional", usual: "custom-objects" }
  },
  page: { usual: 20, largest: 100 },
  unique: ["title", "namespace"]
};
const form = {
  type: "form",
  path: "/api/forms",
  scope: "forms",
  operations: {
    list: operation("get_forms", rates.small),
    get: operation("get_form", rates.small)
  },
  newId: newMetricId,
  attributes: {
    name: { kind: "text", usual: "Form" },
    status: { kind: ["draft", "live"], usual: "draft" },
    ab_test: { kind: "boolean", usual: false },
    created_at: createdAt,
    updated_at: updatedAt
  },
  filters: {
    id: exact,
    name: by("any", "contains", "equals"),
    ab_test: by("equals"),
    status: by("equals"),
    created_at: ranges,
    updated_at: ranges
  },
  sorts: ["created_at", "updated_at"],
  page: { usual: 20, largest: 100 }
};

const metricDocument = ({ id, name, service, created }, origin) => {
  const at = formatEventTime(Math.floor(created / 1e3));
  const integration = service === "api" ? { object: "integration", id: "0eMvjm", name: "API", category: "API" } : { object: "integration", id: "0rG4eQ", name: service, category: "Internal" };
  const self = `${origin}/api/metrics/${id}/`;
  return {
    type: "metric",
    id,
    attributes: { name, created: at, updated: at, integration },
    relationships: {
      "flow-triggers": {
        links: {
          self: `${self}relationships/flow-triggers/`,
          related: `${self}flow-triggers/`
        }
      }
    },
    links: { self }
  };
};
const relatesSince = { alone: "2024-10-15", included: "2026-04-15" };
const metricAt = (metric, revision, place) => {
  const { relationships, ...rest } = metric;
  return isSince(revision, relatesSince[place]) ? { relationships, ...rest } : rest;
};

const profileTexts = [
  "first_name",
  "last_name",
  "organization",
  "locale",
  "title",
  "image"
];
const profilePlaces = [
  "address1",
  "address2",
  "city",
  "country",
  "latitude",
  "longitude",
  "region",
  "zip",
  "timezone"
];

const pick$2 = (keys, from = {}) => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
const formatTime$3 = (milliseconds) => formatEventTime(Math.floor(milliseconds / 1e3));
const typeOf = {
  lists: "list",
  segments: "segment",
  "push-tokens": "push-token",
  conversations: "conversation"
};
const profileDocument = (profile, origin, extras = {}) => {
  const { id, email, phone_number, external_id, traits } = profile;
  const self = `${origin}/api/profiles/${id}/`;
  const relate = (name) => {
    const ids = extras.related?.[name];
    return {
      ...ids && { data: ids.map((each) => ({ type: typeOf[name] ?? name, id: each })) },
      links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` }
    };
  };
  return {
    type: "profile",
    id,
    attributes: {
      email,
      phone_number,
      external_id,
      ...pick$2(profileTexts, traits),
      created: formatTime$3(profile.created),
      updated: formatTime$3(profile.updated),
      last_event_date: profile.last_event === null ? null : formatTime$3(profile.last_event),
      location: pick$2([...profilePlaces, "ip"], traits.location),
      properties: traits.properties ?? {},
      ...extras.attributes
    },
    relationships: {
      lists: relate("lists"),
      segments: relate("segments"),
      "push-tokens": relate("push-tokens"),
      ...extras.conversations && { conversations: relate("conversations") }
    },
    links: { self }
  };
};

const formatTime$2 = (milliseconds) => milliseconds === null || milliseconds === void 0 ? null : formatEventTime(Math.floor(milliseconds / 1e3));
const find$1 = ({ consents }, channel) => consents.find((consent) => consent.channel === channel);
const basics = (consent) => ({
  consent: consent?.consent ?? "NEVER_SUBSCRIBED",
  consent_timestamp: formatTime$2(consent?.consented_at)
});
const method = (consent) => ({
  last_updated: formatTime$2(consent?.updated),
  method: consent === void 0 ? null : "API",
  method_detail: ""
});
const record$1 = (state, channel) => {
  const consent = find$1(state, channel);
  return {
    ...basics(consent),
    last_updated: formatTime$2(consent?.updated),
    created_timestamp: formatTime$2(consent?.created),
    metadata: {},
    can_receive: consent?.consent === "SUBSCRIBED",
    valid_until: null
  };
};
const emailMarketing = (state) => {
  const consent = find$1(state, "email.marketing");
  const everywhere = state.suppressions.filter(({ list_id }) => list_id === "");
  const ofLists = state.suppressions.filter(({ list_id }) => list_id !== "");
  return {
    // Implicit consent: true without a global suppression (documented).
    can_receive_email_marketing: state.profile.email !== null && everywhere.length === 0,
    ...basics(consent),
    ...method(consent),
    custom_method_detail: consent?.custom_source ?? null,
    double_optin: consent === void 0 ? null : consent.double_optin === 1,
    suppression: everywhere.map(({ reason, at }) => ({ reason, timestamp: formatTime$2(at) })),
    list_suppressions: ofLists.map(({ list_id, reason, at }) => ({
      list_id,
      reason,
      timestamp: formatTime$2(at)
    }))
  };
};
const explicit = (state, channel, name) => {
  const consent = find$1(state, channel);
  return { [name]: consent?.consent === "SUBSCRIBED", ...basics(consent), ...method(consent) };
};
const whatsapp = (state, channel) => ({
  ...record$1(state, channel),
  phone_number: state.profile.phone_number
});
const subscriptionsDocument = (state) => {
  const push = find$1(state, "mobile_push.marketing");
  return {
    email: {
      marketing: emailMarketing(state),
      open_tracking: record$1(state, "email.open_tracking")
    },
    sms: {
      marketing: explicit(state, "sms.marketing", "can_receive_sms_marketing"),
      transactional: explicit(state, "sms.transactional", "can_receive_sms_transactional")
    },
    mobile_push: {
      marketing: {
        can_receive_push_marketing: push?.consent === "SUBSCRIBED",
        ...basics(push)
      }
    },
    whatsapp: {
      marketing: whatsapp(state, "whatsapp.marketing"),
      transactional: whatsapp(state, "whatsapp.transactional"),
      conversational: whatsapp(state, "whatsapp.conversational")
    }
  };
};

const readAdditionalFields = (url, type, allowed) => {
  const parameter = `additional-fields[${type}]`;
  const names = (url.searchParams.get(parameter) ?? "").split(",").filter((name) => name !== "");
  const problems = names.filter((name) => !allowed.includes(name)).map((name) => ({
    detail: `'${name}' is not an allowed additional field for this resource.`,
    parameter
  }));
  if (problems.length > 0) throw new Failure(400, ...problems);
  return new Set(names);
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const copyPath = (from, to, [name = "", ...deeper]) => {
  if (!Object.hasOwn(from, name)) return;
  const value = from[name];
  if (deeper.length === 0 || !isObject(value)) {
    to[name] = value;
    return;
  }
  const inner = isObject(to[name]) && to[name] !== value ? to[name] : {};
  to[name] = inner;
  copyPath(value, inner, deeper);
};
const pick$1 = (attributes, names) => {
  const picked = {};
  const paths = names.map((name) => name.split("."));
  for (const path of paths.toSorted((a, b) => b.length - a.length))
    copyPath(attributes, picked, path);
  return picked;
};
const selectFields = (url, resource) => {
  const wanted = url.searchParams.get(`fields[${resource.type}]`);
  if (wanted === null) return resource;
  return { ...resource, attributes: pick$1(resource.attributes, wanted.split(",")) };
};

const noPredictions = {
  historic_clv: null,
  predicted_clv: null,
  total_clv: null,
  historic_number_of_orders: null,
  predicted_number_of_orders: null,
  average_days_between_orders: null,
  average_order_value: null,
  churn_probability: null,
  expected_date_of_next_order: null,
  ranked_channel_affinity: null
};
const readAdditions = (url) => readAdditionalFields(url, "profile", ["subscriptions", "predictive_analytics"]);
const showSubscriptions = (database, profile) => subscriptionsDocument({
  profile,
  consents: listConsents$1(database, profile.id),
  suppressions: listSuppressions(database, profile.id)
});
const showProfile = ({ box, url }, profile, extras = {}) => {
  const wanted = readAdditions(url);
  const attributes = {
    ...wanted.has("subscriptions") && {
      subscriptions: showSubscriptions(box.database, profile)
    },
    ...wanted.has("predictive_analytics") && { predictive_analytics: noPredictions }
  };
  return selectFields(url, profileDocument(profile, url.origin, { ...extras, attributes }));
};

const profile = {
  type: "profile",
  path: "/api/profiles",
  scope: "profiles",
  operations: {},
  newId: ({ now }) => newProfileId(now),
  source: `SELECT rowid AS seq, 'profile' AS type, id, created, updated, '{}' AS attributes
    FROM profiles`,
  attributes: {},
  document: (call, { id }) => {
    const found = findProfile(call.box.database, id);
    return found && showProfile(call, found);
  },
  filters: {
    profile_id: exact,
    email: {
      ...exact,
      among: { query: "SELECT id FROM profiles", value: "email" },
      read: (text) => text.trim().toLowerCase()
    },
    phone_number: { ...exact, among: { query: "SELECT id FROM profiles", value: "phone_number" } },
    push_token: {
      ...exact,
      among: { query: "SELECT profile_id FROM push_tokens", value: "token" }
    },
    _kx: { ...by("equals"), field: "id", read: (text) => decodeExchangeToken(text) ?? "" },
    joined_group_at: ranges
  },
  sorts: ["joined_group_at"],
  page: { usual: 20, largest: 100 }
};
const metric = {
  type: "metric",
  path: "/api/metrics",
  scope: "metrics",
  operations: {
    list: operation("get_metrics", rates.medium),
    get: operation("get_metric", rates.medium)
  },
  newId: newMetricId,
  source: `SELECT rowid AS seq, 'metric' AS type, id, created, created AS updated, json_object(
    'name', name, 'integration', json_object(
      'name', CASE service WHEN 'api' THEN 'API' ELSE service END,
      'category', CASE service WHEN 'api' THEN 'API' ELSE 'Internal' END)) AS attributes
    FROM metrics`,
  attributes: { name: { kind: "text" }, created, updated, integration: { kind: "object" } },
  document: ({ box, url }, { id }) => {
    const found = findMetric(box.database, id);
    return found && metricDocument(found, url.origin);
  },
  relationships: {
    "flow-triggers": {
      target: "flow",
      many: true,
      include: true,
      ...reads(
        "get_flows_triggered_by_metric",
        "get_ids_for_flows_triggered_by_metric",
        rates.medium,
        "flows:read"
      )
    }
  },
  filters: { "integration.name": by("equals"), "integration.category": by("equals") },
  page: { usual: 200, largest: 200 }
};
const ACCOUNT = {
  test_account: true,
  contact_information: {
    default_sender_name: "Sandbox",
    default_sender_email: "sandbox@example.com",
    website_url: "https://www.example.com",
    organization_name: "Sandbox",
    street_address: {
      address1: "1 Sandbox Street",
      address2: null,
      city: "Boston",
      region: "Massachusetts",
      country: "United States",
      zip: "02110"
    }
  },
  industry: null,
  timezone: "US/Eastern",
  preferred_currency: "USD",
  public_api_key: COMPANY_ID,
  locale: "en-US"
};
const constant = (value) => `'${JSON.stringify(value).replaceAll("'", "''")}'`;
const account = {
  type: "account",
  path: "/api/accounts",
  scope: "accounts",
  operations: {
    list: operation("get_accounts", rates.tiny),
    get: operation("get_account", rates.tiny)
  },
  newId: newMetricId,
  source: `SELECT 0 AS seq, 'account' AS type, '${COMPANY_ID}' AS id, 0 AS created, 0 AS updated,
    ${constant(ACCOUNT)} AS attributes`,
  attributes: {
    test_account: { kind: "boolean" },
    contact_information: { kind: "object" },
    industry: { kind: "text" },
    timezone: { kind: "text" },
    preferred_currency: { kind: "text" },
    public_api_key: { kind: "text" },
    locale: { kind: "text" }
  }
};

const DEFAULT_GROUP = "00000000-0000-4000-8000-000000000000";
const tagged = (one, many) => {
  const write = (name) => operation(name, rates.small, `${many}:write`);
  const read = operation(`get_${one}_ids_for_tag`, rates.small, `${many}:read`);
  return {
    target: one,
    many: true,
    reads: { ids: read },
    writes: { POST: write(`tag_${many}`), DELETE: write(`remove_tag_from_${many}`) }
  };
};
const group = {
  target: "tag-group",
  many: false,
  create: "optional",
  include: true,
  shown: true,
  ...reads("get_tag_group_for_tag", "get_tag_group_id_for_tag", rates.small)
};
const tag = {
  type: "tag",
  path: "/api/tags",
  scope: "tags",
  operations: {
    list: operation("get_tags", rates.small),
    get: operation("get_tag", rates.small),
    create: operation("create_tag", rates.small, "tags:read"),
    update: operation("update_tag", rates.small, "tags:read"),
    delete: operation("delete_tag", rates.small, "tags:read")
  },
  newId: () => randomUUID(),
  attributes: { name: { kind: "text", create: "required", update: true } },
  relationships: {
    "tag-group": group,
    lists: tagged("list", "lists"),
    segments: tagged("segment", "segments"),
    campaigns: tagged("campaign", "campaigns"),
    flows: tagged("flow", "flows")
  },
  filters: { name: words$1 },
  sorts: ["id", "name"],
  page: { usual: 50, largest: 50 },
  unique: ["name"],
  most: 500,
  updatesSilently: true,
  // Without a group of its own a tag is in the default one (documented).
  afterCreate: (database, row, now) => {
    if (listLinked(database, row, "tag-group", group).length > 0) return;
    const to = { type: "tag-group", id: DEFAULT_GROUP };
    addLink(database, { from: row, relationship: "tag-group", to }, now);
  }
};
const tagGroup = {
  type: "tag-group",
  path: "/api/tag-groups",
  scope: "tags",
  operations: {
    list: operation("get_tag_groups", rates.small),
    get: operation("get_tag_group", rates.small),
    create: operation("create_tag_group", rates.small, "tags:read"),
    update: operation("update_tag_group", rates.small, "tags:read"),
    delete: operation("delete_tag_group", rates.small, "tags:read")
  },
  newId: () => randomUUID(),
  source: `SELECT 0 AS seq, 'tag-group' AS type, '${DEFAULT_GROUP}' AS id, json_object('name',
      'Default', 'exclusive', json('false'), 'default', json('true')) AS attributes,
      0 AS created, 0 AS updated
    UNION ALL SELECT seq, type, id, attributes, created, updated FROM resources
      WHERE type = 'tag-group'`,
  attributes: {
    name: { kind: "text", create: "required", update: true },
    exclusive: { kind: "boolean", create: "optional", usual: false },
    default: { kind: "boolean", usual: false }
  },
  relationships: {
    tags: {
      target: "tag",
      many: true,
      heldAs: "tag-group",
      ...reads("get_tags_for_tag_group", "get_tag_ids_for_tag_group", rates.small)
    }
  },
  filters: { name: words$1, exclusive: by("equals"), default: by("equals") },
  sorts: ["id", "name"],
  page: { usual: 25, largest: 25 },
  unique: ["name"],
  most: 50,
  fixedId: DEFAULT_GROUP
};

const optional = { create: "optional", update: true };
const template = {
  type: "template",
  path: "/api/templates",
  scope: "templates",
  operations: {
    list: operation("get_templates", rates.large),
    get: operation("get_template", rates.large),
    create: operation("create_template", rates.large),
    update: operation("update_template", rates.large),
    delete: operation("delete_template", rates.large)
  },
  newId: newMetricId,
  attributes: {
    name: { kind: "text", create: "required", update: true },
    // SIMPLE can be read but not written (documented).
    editor_type: {
      kind: ["CODE", "USER_DRAGGABLE", "SYSTEM_DRAGGABLE"],
      create: "required",
      usual: "CODE"
    },
    html: { kind: "text", ...optional, usual: "" },
    text: { kind: "text", ...optional },
    amp: { kind: "text", ...optional },
    definition: { kind: "object", ...optional, shown: "asked" },
    created,
    updated
  },
  filters: {
    id: exact,
    name: by("any", "contains", "equals"),
    created: times,
    updated: times
  },
  sorts: ["created", "id", "name", "updated"],
  page: { usual: 10, largest: 50 }
};

const table = [
  list$5,
  segment,
  campaign,
  campaignMessage,
  template,
  flow,
  flowAction,
  coupon,
  couponCode,
  catalogItem,
  catalogVariant,
  catalogCategory,
  webhook,
  webhookTopic,
  dataSource,
  form,
  metric,
  account,
  profile,
  tag,
  tagGroup,
  ...jobs.map(({ type }) => type)
];
const byName = new Map(table.map((type) => [type.type, type]));
const findType = (name) => byName.get(name);

const toList = (data) => data === null || data === void 0 ? [] : Array.isArray(data) ? data : [data];
const resolveLinkage = (database, { target, many }, data, pointer) => {
  const type = findType(target);
  const problems = [];
  const ids = toList(data).map(({ id }, index) => {
    const found = type && findResource(database, type, id);
    if (found === void 0 && !type?.admits?.(id))
      problems.push({
        detail: `A ${target} with id ${id} does not exist.`,
        pointer: `${pointer}${many ? `/${index}` : ""}/id`
      });
    return found?.id ?? id;
  });
  if (problems.length > 0) throw new Failure(404, ...problems);
  return [...new Set(ids)];
};
const readLinks = (database, type, given, at) => {
  const linked = {};
  for (const [name, relationship] of Object.entries(type.relationships ?? {})) {
    const used = given?.[name] ? name : relationship.alias ?? name;
    const linkage = given?.[used];
    if (!linkage) continue;
    const pointer = `${at}/relationships/${used}/data`;
    linked[name] = resolveLinkage(database, relationship, linkage.data, pointer);
  }
  return linked;
};
const refuseMissing = (type, linked, at) => {
  for (const [name, { create }] of Object.entries(type.relationships ?? {}))
    if (create === "required" && (linked[name]?.length ?? 0) === 0)
      throw new Failure(400, {
        detail: `'${name}' is a required field.`,
        pointer: `${at}/relationships/${name}`
      });
};
const understand = (database, type, use, checked, at = "/data") => {
  const linked = readLinks(database, type, checked.relationships, at);
  if (use === "create") refuseMissing(type, linked, at);
  return { id: checked.id, attributes: checked.attributes ?? {}, linked };
};
const readTold = (database, type, use, body) => {
  const { data } = parseInput(requestSchema(type, use), body);
  return understand(database, type, use, data);
};

const specials = {
  profile: seedProfile,
  metric: seedMetric
};
const relationshipsOf = ({ relationships = {} }) => Object.fromEntries(
  Object.entries(relationships).map(([name, relationship]) => [
    name,
    v.nullish(v.strictObject({ data: linkageSchema(relationship) }))
  ])
);
const attributesOf = ({ attributes }) => Object.fromEntries(
  Object.entries(attributes).filter(([, { column, compute }]) => column === void 0 && compute === void 0).map(([name, attribute]) => [name, v.nullish(attributeSchema(attribute))])
);
const unknownType = v.object({
  type: v.picklist(table.map(({ type }) => type).filter((name) => name !== "account"))
});
const seedSchema = v.lazy((input) => {
  const name = input?.type;
  const type = typeof name === "string" && name !== "account" ? findType(name) : void 0;
  if (type === void 0) return unknownType;
  const attributes = Object.hasOwn(specials, type.type) ? v.record(v.string(), v.unknown()) : v.strictObject(attributesOf(type));
  return v.strictObject({
    type: v.literal(type.type),
    id: identifier,
    attributes: v.nullish(attributes),
    relationships: v.nullish(v.strictObject(relationshipsOf(type)))
  });
});
const makeUp = ({ kind, create, usual }, id) => {
  if (create !== "required" || usual !== void 0) return null;
  if (kind === "number" || kind === "integer") return 0;
  if (kind === "object") return {};
  return kind === "text" ? id.split(":::").at(-1) ?? id : null;
};
const addSeed = (database, type, seed, at, now) => {
  const linked = {};
  for (const [name, relationship] of Object.entries(type.relationships ?? {})) {
    const data = seed.relationships?.[name]?.data;
    if (data === void 0) continue;
    const pointer = `${at}/relationships/${name}/data`;
    linked[name] = resolveLinkage(database, relationship, data, pointer);
  }
  const attributes = Object.fromEntries(
    Object.entries(type.attributes).map(([name, attribute]) => [
      name,
      seed.attributes?.[name] ?? makeUp(attribute, seed.id)
    ])
  );
  return addResource(database, type, { id: seed.id, attributes, linked }, now);
};
const plant = (call, seed, index) => {
  const { database, now } = call.box;
  const type = findType(seed.type);
  if (type === void 0) throw new Error(`There is no type ${seed.type}`);
  const at = `/data/${index}`;
  const special = Object.hasOwn(specials, type.type) ? specials[type.type] : void 0;
  if (special === void 0)
    return toDocument$1(call, type, addSeed(database, type, seed, at, now()));
  if (findResource(database, type, seed.id) !== void 0)
    throw new Failure(409, {
      detail: `A ${type.type} with id ${seed.id} already exists.`,
      pointer: `${at}/id`,
      code: "conflict"
    });
  special(database, seed, at, now());
  const row = findResource(database, type, seed.id);
  if (row === void 0) throw new Error(`${type.type} ${seed.id} was not kept`);
  return toDocument$1(call, type, row);
};
const plantAll = (call, seeds) => {
  const documents = call.box.database.transaction(
    () => seeds.map((seed, index) => plant(call, seed, index))
  );
  call.box.feed.publish("resources", "people");
  return documents;
};

const MOST$1 = 1e3;
const request$1 = v.strictObject({
  data: v.pipe(v.array(seedSchema), v.maxLength(MOST$1, `More than ${MOST$1} at once.`))
});
const seed = {
  method: "POST",
  path: "/_sandbox/seed",
  answer: ({ box, url, body }) => {
    const { data } = parseInput(request$1, body);
    box.inbox.settle();
    return { status: 201, body: { data: plantAll({ box, url }, data) } };
  }
};

const settingSchemas = {
  retired: v.picklist(["serve", "forward"]),
  usualRevision: v.pipe(
    v.string(),
    v.check(
      (name) => findRevision(name) !== void 0,
      `Expected one of ${revisionNames.join(", ")}, or null.`
    )
  ),
  processingMs: v.pipe(
    v.number(),
    v.integer("Expected a whole number."),
    v.minValue(0, "Below 0."),
    v.maxValue(MAX_PROCESSING_MS, `Over ${MAX_PROCESSING_MS}.`)
  ),
  rateLimits: v.pipe(v.number(), v.minValue(0, "Below 0."), v.maxValue(1, "Over 1.")),
  missingKey: v.picklist([400, 401])
};
const changeSchema = v.strictObject({
  retired: v.optional(settingSchemas.retired),
  usualRevision: v.optional(v.nullable(settingSchemas.usualRevision)),
  processingMs: v.optional(settingSchemas.processingMs),
  rateLimits: v.optional(settingSchemas.rateLimits),
  missingKey: v.optional(settingSchemas.missingKey)
});
const changeSettings = (settings, given) => {
  const { usualRevision, ...changes } = parseInput(changeSchema, given);
  Object.assign(settings, changes);
  if (usualRevision !== void 0) settings.usualRevision = usualRevision ?? void 0;
};
const showSettings = ({ usualRevision, ...settings }) => ({
  ...settings,
  usualRevision: usualRevision ?? null
});

const path = "/_sandbox/settings";
const settingsControls = [
  { method: "GET", path, answer: ({ box }) => ({ status: 200, body: showSettings(box.settings) }) },
  {
    method: "PATCH",
    path,
    answer: ({ box, body }) => {
      changeSettings(box.settings, body);
      box.feed.publish("settings");
      return { status: 200, body: showSettings(box.settings) };
    }
  }
];

const settleBox = async ({ inbox, webhooks }) => {
  inbox.settle();
  await webhooks.settled();
};

const settle = {
  method: "POST",
  path: "/_sandbox/settle",
  answer: async ({ box }) => {
    await settleBox(box);
    return { status: 200, body: { waiting: box.inbox.waiting() } };
  }
};

const GATHER_MS = 80;
const PING_MS = 15e3;
const stream = {
  method: "GET",
  path: "/_sandbox/stream",
  answer: ({ box, signal }) => {
    const encoder = new TextEncoder();
    const changed = /* @__PURE__ */ new Set();
    let timer;
    let stop = () => {
    };
    const body = new ReadableStream({
      start: (controller) => {
        const write = (text) => controller.enqueue(encoder.encode(text));
        const flush = () => {
          timer = void 0;
          write(`data: ${JSON.stringify({ changed: [...changed] })}

`);
          changed.clear();
        };
        const unsubscribe = box.feed.subscribe((changes) => {
          for (const change of changes) changed.add(change);
          timer ??= setTimeout(flush, GATHER_MS);
        });
        const ping = setInterval(() => write(": still here\n\n"), PING_MS);
        stop = () => {
          unsubscribe();
          clearInterval(ping);
          clearTimeout(timer);
        };
        signal.addEventListener("abort", () => stop());
        write("retry: 1000\n\n");
      },
      cancel: () => stop()
    });
    return new Response(body, {
      headers: { "content-type": "text/event-stream", "cache-control": "no-store" }
    });
  }
};

const LISTED = 1e3;
const MOST_AWAITED = { count: 1e4, timeoutMs: 12e4 };
const USUALLY_AWAITED = { count: 1, timeoutMs: 5e3 };
const waitFor = ({ database, feed }, awaited, signal) => new Promise((resolve) => {
  const isThere = () => countChosen(database, awaited, awaited.count) >= awaited.count;
  if (signal.aborted || isThere()) {
    resolve(!signal.aborted);
    return;
  }
  const finish = (came) => {
    unsubscribe();
    clearTimeout(timer);
    signal.removeEventListener("abort", giveUp);
    resolve(came);
  };
  const giveUp = () => finish(false);
  const timer = setTimeout(giveUp, awaited.timeoutMs);
  const unsubscribe = feed.subscribe((changes) => {
    if ((changes.includes("events") || changes.includes("people")) && isThere()) finish(true);
  });
  signal.addEventListener("abort", giveUp);
});
const wordMissing = ({ metric, email, count, timeoutMs }, came) => {
  const what = [
    count === 1 ? "1 event" : `${count} events`,
    ...metric === null ? [] : [`of the metric '${metric}'`],
    ...email === null ? [] : [`by ${email}`]
  ];
  return `Waited ${timeoutMs} ms for ${what.join(" ")}: ${came} came.`;
};
const answerMissing = (box, awaited) => {
  const { metric, email, count, timeoutMs } = awaited;
  const came = countChosen(box.database, awaited);
  const detail = wordMissing(awaited, came);
  return {
    status: 408,
    body: {
      ...errorDocument(408, [{ detail, parameter: "count" }]),
      waited_for: { metric, profile: email, count, timeoutMs },
      came,
      events: showChosen(box, awaited, LISTED)
    }
  };
};
const waitForEvents = {
  method: "GET",
  path: "/_sandbox/wait",
  parameters: ["metric", "profile", "count", "timeoutMs"],
  answer: async ({ box, url, signal }) => {
    const awaited = {
      metric: readText(url, "metric"),
      email: readEmail(url, "profile"),
      count: readNumber$2(url, "count", USUALLY_AWAITED.count, MOST_AWAITED.count),
      timeoutMs: readNumber$2(url, "timeoutMs", USUALLY_AWAITED.timeoutMs, MOST_AWAITED.timeoutMs)
    };
    const came = await waitFor(box, awaited, signal);
    if (signal.aborted) return { status: 408 };
    if (!came) return answerMissing(box, awaited);
    return {
      status: 200,
      headers: { "x-total-count": String(countChosen(box.database, awaited)) },
      body: showChosen(box, awaited, Math.max(awaited.count, LISTED))
    };
  }
};

const controls = [
  behaviours,
  ...lists,
  ...faultSwitch,
  ...clockControls,
  ...settingsControls,
  ...keyControls,
  settle,
  deliveries,
  waitForEvents,
  emailLink,
  ...consentControls,
  seed,
  reset,
  stream
];

const ESCAPE = /\\(?:\\|\/|u00([2-7][0-9a-f]))/gi;
const respell = (text) => text.includes("\\") ? text.replace(ESCAPE, (spelling, hex) => {
  if (spelling === "\\\\") return spelling;
  const letter = hex === void 0 ? "/" : String.fromCharCode(Number.parseInt(hex, 16));
  return letter === '"' || letter === "\\" ? spelling : letter;
}) : text;
const KEY = /pk_\w{16,}/g;
const removeSecret = (json, secret) => {
  const text = respell(json);
  const without = text.replaceAll(secret ?? KEY, "pk_removed");
  return without === text ? json : without;
};

const tooLarge = () => new Failure(400, { detail: "The payload is larger than 5 MB.", pointer: "/data" });
const invalid = () => new Failure(400, {
  detail: "The payload provided in the request is invalid.",
  pointer: "/data"
});
const inflate = (bytes) => {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_PAYLOAD_BYTES });
  } catch (cause) {
    if (cause.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw new Failure(400, { detail: "The body is not gzip.", pointer: "/data" });
  }
};
const gather = async (stream) => {
  const chunks = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.byteLength;
    if (total > MAX_PAYLOAD_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
const readBytes = async (request) => {
  const announced = request.headers.get("content-length");
  if (Number(announced) > MAX_PAYLOAD_BYTES) throw tooLarge();
  try {
    if (announced !== null) return new Uint8Array(await request.arrayBuffer());
    return request.body === null ? new Uint8Array() : await gather(request.body);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw invalid();
  }
};
const readBody = (bytes, encoding, secret) => {
  const plain = encoding?.toLowerCase() === "gzip" ? inflate(bytes) : bytes;
  if (plain.byteLength > MAX_PAYLOAD_BYTES) throw tooLarge();
  return removeSecret(new TextDecoder().decode(plain), secret);
};
const MAX_LEVELS = 200;
const isDeeperThan = (text, most) => {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) isInString = !isInString;
    else if (isInString) at += code === 92 ? 1 : 0;
    else if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    if (depth > most) return true;
  }
  return false;
};
const parseBody = (text) => {
  if (text.length > 2 * MAX_LEVELS && isDeeperThan(text, MAX_LEVELS)) throw invalid();
  try {
    return JSON.parse(text);
  } catch {
    throw invalid();
  }
};

const shorten = (name) => name.slice(0, 60);
const refuse$4 = (parameter, detail) => new Failure(400, { detail, parameter: shorten(parameter) });
const checkQuery = ({ parameters = [] }, url) => {
  const allowed = typeof parameters === "function" ? parameters(url) : parameters;
  const given = [...url.searchParams.keys()];
  const unknown = given.find((name) => !allowed.includes(name));
  if (unknown !== void 0) {
    const others = allowed.length === 0 ? "it takes none" : `it takes ${allowed.join(", ")}`;
    throw refuse$4(unknown, `There is no parameter '${shorten(unknown)}' here: ${others}.`);
  }
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice !== void 0) throw refuse$4(twice, `'${twice}' is there twice.`);
};

const readObject = async (request) => {
  const text = new TextDecoder().decode(await readBytes(request));
  const body = text === "" ? {} : parseBody(text);
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  throw new Failure(400, { detail: "The body must be a JSON object.", pointer: "" });
};
const serveControl = async (box, control, request, id) => {
  try {
    const url = new URL(request.url);
    checkQuery(control, url);
    const body = ["POST", "PATCH"].includes(request.method) ? await readObject(request) : {};
    const answer = await control.answer({ box, url, id, body, signal: request.signal });
    if (answer instanceof Response) return answer;
    const { status, headers = {} } = answer;
    if (answer.body === void 0) return new Response(null, { status, headers });
    return Response.json(answer.body, { status, headers });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const document = JSON.stringify(errorDocument(error.status, error.problems));
    const headers = { "content-type": "application/json" };
    return new Response(hideKeys(document), { status: error.status, headers });
  }
};

const NOBODY$4 = "A profile needs an id, email, phone_number, external_id or _kx.";
const { _kx: _, ...ownAttributes } = profileAttributes;
const anonymousIdAt = (revision) => isSince(revision, "2025-10-15") ? v.optional(v.never()) : profileId;
const exchangeTokenAt = (revision) => isSince(revision, "2023-10-15") ? profileAttributes._kx : v.optional(v.never());
const writtenAttributes = (revision) => ({
  ...profileAttributes,
  _kx: exchangeTokenAt(revision),
  anonymous_id: anonymousIdAt(revision)
});
const importedProfile = (revision) => v.pipe(
  v.strictObject({
    type: v.literal("profile"),
    id: profileId,
    attributes: v.strictObject(writtenAttributes(revision)),
    meta: profileMeta
  }),
  v.check((profile) => isIdentified(profile), NOBODY$4)
);
const profileImportRequest = (revision) => v.strictObject({ data: importedProfile(revision) });
const reference = (type) => v.strictObject({ type: v.literal(type), id: v.pipe(v.string(), v.minLength(1)) });
const bulkImportRequest = (revision) => v.strictObject({
  data: v.strictObject({
    type: v.literal("profile-bulk-import-job"),
    attributes: v.strictObject({
      profiles: v.strictObject({
        data: v.pipe(
          v.array(importedProfile(revision)),
          v.minLength(1, "This list may not be empty."),
          v.maxLength(
            MAX_IMPORTED_PROFILES,
            `An import holds at most ${MAX_IMPORTED_PROFILES} profiles.`
          )
        )
      })
    }),
    relationships: v.optional(
      v.strictObject({
        lists: v.optional(v.strictObject({ data: v.array(reference("list")) }))
      })
    )
  })
});
const profileCreateRequest = v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal("profile"),
      attributes: v.strictObject(ownAttributes),
      meta: profileMeta
    }),
    v.check(
      (profile) => isIdentified(profile),
      "A profile needs an email, phone_number or external_id."
    )
  )
});
const profileUpdateRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("profile"),
    id: v.string(),
    attributes: v.strictObject(ownAttributes),
    meta: profileMeta
  })
});
const profileMergeRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("profile-merge"),
    id: v.string(),
    relationships: v.strictObject({
      profiles: v.strictObject({
        data: v.pipe(
          v.array(reference("profile")),
          v.length(1, "A merge takes exactly one source profile.")
        )
      })
    })
  })
});

const { email: email$1, phone_number: phone_number$1, external_id } = profileAttributes;
const person = (revision) => v.pipe(
  v.strictObject({
    type: v.literal("profile"),
    id: profileId,
    attributes: v.strictObject({
      email: email$1,
      phone_number: phone_number$1,
      external_id,
      anonymous_id: anonymousIdAt(revision)
    })
  }),
  v.check(
    (profile) => isIdentified(profile),
    "A profile needs an id, email, phone_number or external_id."
  )
);
const VARIANT = /^\$[^:]+:::(?:\$?[^:]+:::)?[^:].*$/;
const backInStockRequest = (revision) => v.strictObject({
  data: v.strictObject({
    type: v.literal("back-in-stock-subscription"),
    attributes: v.strictObject({
      channels: v.pipe(
        v.array(v.picklist(["EMAIL", "PUSH", "SMS", "WHATSAPP"])),
        v.minLength(1, "This list may not be empty.")
      ),
      profile: v.strictObject({ data: person(revision) })
    }),
    relationships: v.strictObject({
      variant: v.strictObject({
        data: v.strictObject({
          type: v.literal("catalog-variant"),
          id: v.pipe(
            v.string(),
            v.regex(VARIANT, "A variant id reads like $shopify:::$default:::123.")
          )
        })
      })
    })
  })
});

const tiers = {
  XS: { burst: 1, steady: 15 },
  S: { burst: 3, steady: 60 },
  M: { burst: 10, steady: 150 },
  L: { burst: 75, steady: 700 },
  XL: { burst: 350, steady: 3500 }
};

const resolvePerson = (database, incoming, occasion, at) => {
  const person = resolveProfile(database, incoming, occasion, at);
  return "profileId" in person ? mustFindProfile$1(database, person.profileId) : void 0;
};

const refuseLargeProfile = (bytes, pointer = "/data") => {
  if (bytes > MAX_PROFILE_BYTES)
    throw new Failure(400, { detail: "The profile is larger than 100 KB.", pointer });
};
const duplicate = (id) => new Failure(409, {
  detail: "A profile already exists with one of these identifiers.",
  pointer: "/data/attributes",
  meta: { duplicate_profile_id: id }
});
const listOwners = (database, incoming) => {
  const { claim } = lookUp(database, incoming, "import");
  const { external_id, email, phone_number } = claim.owners;
  const further = (incoming.identifierPatch?.append ?? []).map(
    (address) => findOwner(database, "email", address)
  );
  return [claim.named, external_id, email, phone_number, ...further].filter(
    (owner) => owner !== void 0
  );
};
const refuseOthers$1 = (database, incoming, isNew) => {
  const [first, ...others] = listOwners(database, incoming);
  if (isNew && first !== void 0) throw duplicate(first.id);
  const other = others.find(({ id }) => id !== first?.id);
  if (other !== void 0) throw duplicate(other.id);
};
const refuseNameless = ({ external_id, email, phone_number, anonymous_ids }) => {
  if (external_id ?? email ?? phone_number ?? anonymous_ids[0]) return;
  throw new Failure(400, {
    detail: "A profile keeps at least one identifier.",
    pointer: "/data/attributes"
  });
};
const writeProfile = (database, incoming, { at, isNew = false }) => {
  refuseOthers$1(database, incoming, isNew);
  const { claim } = lookUp(database, incoming, "import");
  if (incoming.id !== void 0 && claim.named === void 0)
    throw new Failure(404, {
      detail: `A profile with id ${incoming.id} does not exist.`,
      pointer: "/data/id"
    });
  const person = resolveProfile(database, incoming, "import", at);
  if ("reason" in person)
    throw new Failure(400, {
      detail: "The _kx token stands for no profile.",
      pointer: "/data/attributes/_kx"
    });
  const profile = mustFindProfile$1(database, person.profileId);
  refuseNameless(profile);
  return { profile, isNew: person.isNew };
};
const changeProfiles = ({ box }, work) => {
  box.inbox.settle();
  const result = box.database.transaction(() => work(box.database));
  box.feed.publish("people");
  return result;
};

const answer$8 = (call, occasion) => {
  const { attributes, relationships } = parseInput(
    backInStockRequest(call.revision),
    call.body
  ).data;
  changeProfiles(call, (database) => {
    const incoming = sortProfile(attributes.profile.data);
    const person = resolvePerson(database, incoming, occasion, call.at);
    if (person === void 0) return;
    database.run(
      `INSERT INTO back_in_stock (at, profile_id, variant_id, channels) VALUES (?, ?, ?, ?)
        ON CONFLICT (profile_id, variant_id) DO UPDATE SET at = excluded.at,
        channels = excluded.channels`,
      call.at,
      person.id,
      relationships.variant.data.id,
      JSON.stringify(attributes.channels)
    );
  });
  return { status: 202 };
};
const backInStock = [
  {
    name: "create_back_in_stock_subscription",
    method: "POST",
    path: "/api/back-in-stock-subscriptions",
    scopes: ["catalogs:write", "profiles:write"],
    rate: tiers.XL,
    answer: (call) => answer$8(call, "event")
  },
  {
    name: "create_client_back_in_stock_subscription",
    method: "POST",
    path: "/client/back-in-stock-subscriptions",
    scopes: [],
    rate: tiers.XL,
    since: "2023-07-15",
    answer: (call) => answer$8(call, "client")
  }
];

const eventFeatures = {
  /** JSON:API in place of the flat metric and the `$email` profile; singular `metric`, `profile`. */
  resources: "2023-07-15",
  exchangeToken: "2023-09-15",
  ip: "2023-09-15",
  valueCurrency: "2024-02-15",
  /** Before it, null is refused (assumed); the contract only lacks the word `nullable`. */
  nulls: "2024-02-15",
  /** `meta` of create_event inside the profile's attributes; beside them before. */
  metaInside: "2024-02-15",
  attributions: "2024-02-15",
  bulk: "2024-05-15",
  locale: "2024-07-15",
  /** Metrics tell of the flows they trigger (observed: the first client that knows of it). */
  flowTriggers: "2024-10-15",
  /** Before it, the first of two events with one unique_id won in bulk too. */
  bulkRepeatsFail: "2025-01-15",
  pageSize: "2026-01-15",
  /** `links.self` beside the `data` of a single resource; lists always had links. */
  documentLinks: "2026-01-15",
  /** Before it, pages had the links `first` and `last`. */
  noOuterLinks: "2026-04-15",
  patchIdentifiers: "2026-04-15",
  /** The contract has it here already; generally available since 2026-07-15 by the changelog. */
  backfill: "2026-04-15",
  idField: "2026-04-15",
  agentHints: "2026-07-15",
  profileFilter: "2023-02-22",
  hasProfileFilter: "2023-12-15",
  hasMetricFilter: "2026-04-15"
};
const knows = (revision, feature) => isSince(revision, eventFeatures[feature]);

const optionalAt = (revision) => (
  // Both make the type wider than what one of them lets through, which hurts nobody.
  knows(revision, "nulls") ? v.nullish : v.optional
);
const entriesAt = (revision, feature, entries) => knows(revision, feature) ? entries : {};

const NOBODY$3 = "A profile needs an id, email, phone_number, external_id, anonymous_id or _kx.";
const createLocation = (revision) => {
  const optional = optionalAt(revision);
  const text = optional(limitedText);
  return closedObject({
    address1: text,
    address2: text,
    city: text,
    country: text,
    latitude: optional(degrees),
    longitude: optional(degrees),
    region: text,
    zip: text,
    timezone: text,
    ...entriesAt(revision, "ip", { ip: text })
  });
};
const createAttributes = (revision) => {
  const optional = optionalAt(revision);
  const text = optional(limitedText);
  return {
    email: optional(emailAddress),
    phone_number: optional(phoneNumber),
    external_id: optional(givenId),
    anonymous_id: optional(givenId),
    ...entriesAt(revision, "exchangeToken", { _kx: text }),
    first_name: text,
    last_name: text,
    organization: text,
    ...entriesAt(revision, "locale", { locale: text }),
    title: text,
    image: text,
    location: optional(createLocation(revision)),
    properties: optional(profileProperties)
  };
};
const createMeta = (revision) => {
  const optional = optionalAt(revision);
  return optional(
    closedObject({
      patch_properties: optional(patchProperties),
      ...entriesAt(revision, "patchIdentifiers", { patch_identifiers: optional(patchIdentifiers$1) })
    })
  );
};
const countStringBytes = (value) => {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum, item) => sum + countStringBytes(item), 0);
};
const createProfile$1 = (revision, place) => {
  const meta = createMeta(revision);
  const inside = place === "inside" ? { meta } : {};
  const beside = place === "beside" ? { meta } : {};
  const maxBytes = limitAt("profileStringBytes", revision);
  const isSmall = (attributes) => maxBytes === Number.POSITIVE_INFINITY || countStringBytes(attributes) <= maxBytes;
  return v.strictObject({
    data: v.pipe(
      v.strictObject({
        type: v.literal("profile"),
        id: optionalAt(revision)(givenId),
        attributes: v.pipe(
          closedObject({ ...createAttributes(revision), ...inside }),
          v.check((given) => isSmall(given), "The sum of the profile's strings is over 100 KB.")
        ),
        ...beside
      }),
      v.check((profile) => isIdentified(profile), NOBODY$3)
    )
  });
};
const profileOfEvent = (revision) => createProfile$1(revision, knows(revision, "metaInside") ? "inside" : "beside");
const profileOfBulk = (revision) => createProfile$1(revision, "beside");

const createTime = (earliestYear2, now) => v.pipe(
  v.string(),
  v.check(
    (text) => timeProblem(text, earliestYear2, now) === void 0,
    ({ input }) => timeProblem(input, earliestYear2, now) ?? ""
  )
);
const metricName = v.pipe(
  v.string(),
  v.check((name) => name.trim() !== "", "This field may not be blank."),
  v.check(
    (name) => [...name].length <= MAX_METRIC_LENGTH,
    "A metric name has fewer than 128 characters."
  )
);
const createMetric = (revision) => v.strictObject({
  data: v.strictObject({
    type: v.literal("metric"),
    attributes: v.strictObject({
      name: metricName,
      service: optionalAt(revision)(limitedText)
    })
  })
});
const createFacts = (revision, now) => {
  const optional = optionalAt(revision);
  return {
    properties: createProperties(maxProperties(revision)),
    time: optional(createTime(earliestYear(revision), now)),
    value: optional(v.pipe(v.number(), v.finite("Not a number."))),
    ...entriesAt(revision, "valueCurrency", { value_currency: optional(limitedText) }),
    unique_id: optional(v.pipe(limitedText, v.minLength(1, "This field may not be blank."))),
    ...entriesAt(revision, "backfill", { backfill: optional(v.boolean()) })
  };
};
const createEventAttributes = (revision, now) => ({
  ...createFacts(revision, now),
  metric: createMetric(revision)
});

const createEventRequest = (revision, now) => v.strictObject({
  data: v.strictObject({
    type: v.literal("event"),
    attributes: v.strictObject({
      ...createEventAttributes(revision, now),
      profile: profileOfEvent(revision)
    })
  })
});
const EMPTY$1 = "This list may not be empty.";
const TOO_MANY = `A bulk request holds at most ${MAX_BULK_EVENTS} events.`;
const createGroupAttributes = (revision, now) => v.strictObject({
  ...entriesAt(revision, "backfill", { backfill: optionalAt(revision)(v.boolean()) }),
  profile: profileOfBulk(revision),
  events: v.strictObject({
    data: v.pipe(
      v.array(
        v.strictObject({
          type: v.literal("event"),
          attributes: v.strictObject(createEventAttributes(revision, now))
        })
      ),
      v.minLength(1, EMPTY$1),
      v.maxLength(MAX_BULK_EVENTS, TOO_MANY)
    )
  })
});
const createGroup = (revision, now) => v.strictObject({
  type: v.literal("event-bulk-create"),
  attributes: createGroupAttributes(revision, now)
});
const areTogetherTooMany = (groups) => {
  const sizes = groups.map(({ attributes }) => attributes.events.data.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > MAX_BULK_EVENTS && Math.max(...sizes) <= MAX_BULK_EVENTS;
};
const bulkCreateRequest = (revision, now) => v.strictObject({
  data: v.strictObject({
    type: v.literal("event-bulk-create-job"),
    attributes: v.strictObject({
      "events-bulk-create": v.strictObject({
        data: v.pipe(
          v.array(createGroup(revision, now)),
          v.minLength(1, EMPTY$1),
          v.check((groups) => !areTogetherTooMany(groups), TOO_MANY)
        )
      })
    })
  })
});

const toNewEvent = (profileId, metricId, event, { lane, revision, now, requestId }) => {
  const { $event_id: _, ...properties } = event.properties;
  const seconds = event.time ? parseEventTime(event.time) : void 0;
  return {
    profileId,
    metricId,
    uniqueId: event.uniqueId,
    timestamp: seconds ?? Math.floor(now / 1e3),
    timeSent: event.time,
    properties,
    value: event.value,
    valueCurrency: event.valueCurrency,
    backfill: event.backfill,
    revision,
    lane,
    sent: event.sent,
    receivedAt: now,
    requestId
  };
};
const dropEvent = (database, { metric, uniqueId, sent }, { lane, now, requestId }, reason, profileId = null) => writeEntry(database, "drops", {
  at: now,
  reason,
  metric,
  unique_id: uniqueId,
  profile_id: profileId,
  lane,
  sent,
  request_id: requestId ?? null
});
const recordEvent = (database, profileId, incoming, arrival) => {
  const metric = ensureMetric(database, incoming.metric, incoming.service, arrival.now);
  const event = toNewEvent(profileId, metric.id, incoming, arrival);
  const twin = findTwin(database, event);
  if (twin === void 0) {
    insertEvent(database, event);
    return "recorded";
  }
  const isRepeat = event.uniqueId !== null;
  const rule = isRepeat ? "same unique_id" : "same second and no unique_id";
  dropEvent(database, incoming, arrival, `duplicate of event ${twin}: ${rule}`, profileId);
  return isRepeat ? "repeated-id" : "same-second";
};

const processSubmission = (database, { arrival, profile, events }) => {
  const { lost } = arrival;
  if (lost !== void 0) {
    for (const event of events) dropEvent(database, event, arrival, lost);
    return events.map(() => "nobody");
  }
  const occasion = arrival.lane === "client" ? "client" : "event";
  const person = resolveProfile(database, profile, occasion, arrival.now);
  return events.map((event) => {
    if ("profileId" in person) return recordEvent(database, person.profileId, event, arrival);
    dropEvent(database, event, arrival, person.reason);
    return "nobody";
  });
};
const findRepeats = (database, submissions) => database.rehearse(
  () => submissions.flatMap(
    (submission, at) => processSubmission(database, submission).flatMap(
      (outcome, position) => outcome === "repeated-id" ? [[at, position]] : []
    )
  )
);

const refuseRepeats = ({ box }, groups) => {
  box.inbox.settle();
  const repeats = findRepeats(
    box.database,
    groups.map(({ submission }) => submission)
  );
  const problems = repeats.map(([group, position]) => {
    const uniqueId = groups[group]?.submission.events[position]?.uniqueId;
    return {
      detail: `The unique_id '${uniqueId}' is already used for this profile and metric.`,
      pointer: `${groups[group]?.pointers[position]}/unique_id`
    };
  });
  if (problems.length > 0) throw new Failure(400, ...problems);
};
const acceptGroups = async (call, groups) => {
  if (knows(call.revision, "bulkRepeatsFail")) refuseRepeats(call, groups);
  await call.box.inbox.accept(groups.map(({ submission }) => submission));
  return { status: 202 };
};

const toIncomingEvent = (attributes, sent) => {
  const { name, service } = attributes.metric.data.attributes;
  return {
    metric: name,
    service: service ?? "api",
    properties: attributes.properties,
    time: attributes.time ?? null,
    value: attributes.value ?? null,
    valueCurrency: attributes.value_currency ?? null,
    uniqueId: attributes.unique_id ?? null,
    backfill: attributes.backfill ?? false,
    sent
  };
};

const splitGroup = (group, { pointer, wrap }, arrival) => {
  const { profile, events, backfill } = group;
  const incoming = events.data.map(
    (event) => toIncomingEvent(
      { ...event.attributes, backfill: event.attributes.backfill ?? backfill },
      JSON.stringify(wrap({ ...group, events: { data: [event] } }))
    )
  );
  return {
    submission: { arrival, profile: sortProfile(profile.data), events: incoming },
    pointers: events.data.map((_, position) => `${pointer}/events/data/${position}/attributes`)
  };
};

const text$2 = v.nullish(v.string());
const special = {
  $email: v.nullish(emailAddress),
  email: v.nullish(emailAddress),
  $phone_number: v.nullish(phoneNumber),
  phone_number: v.nullish(phoneNumber),
  $id: v.nullish(givenId),
  $kid: v.nullish(givenId),
  $anonymous: v.nullish(givenId),
  $exchange_id: text$2,
  $first_name: text$2,
  $last_name: text$2,
  $organization: text$2,
  $title: text$2,
  $image: text$2,
  $locale: text$2,
  $address1: text$2,
  $address2: text$2,
  $city: text$2,
  $region: text$2,
  $country: text$2,
  $zip: text$2,
  $timezone: text$2,
  $latitude: v.nullish(degrees),
  $longitude: v.nullish(degrees)
};
const identifying = [
  "$email",
  "email",
  "$phone_number",
  "phone_number",
  "$id",
  "$kid",
  "$anonymous",
  "$exchange_id"
];
const pick = (profile, keys) => Object.fromEntries(
  keys.flatMap((key) => {
    const value = profile[`$${key}`];
    return value === void 0 || value === null ? [] : [[key, value]];
  })
);
const NOBODY$2 = "The profile must contain an identifier: $email, $phone_number or $id.";
const flatProfile = v.pipe(
  v.looseObject(special),
  withinLimits(Number.POSITIVE_INFINITY),
  v.check((profile) => identifying.some((key) => !!profile[key]), NOBODY$2)
);
const toResource = (profile) => {
  const own = Object.entries(profile).filter(([key]) => !Object.hasOwn(special, key));
  return {
    id: profile.$kid,
    attributes: {
      email: profile.$email || profile.email,
      phone_number: profile.$phone_number || profile.phone_number,
      external_id: profile.$id,
      anonymous_id: profile.$anonymous,
      _kx: profile.$exchange_id,
      ...pick(profile, profileTexts),
      location: pick(profile, profilePlaces),
      properties: Object.fromEntries(own)
    }
  };
};

const flatEventRequest = (revision, now) => v.strictObject({
  data: v.strictObject({
    type: v.literal("event"),
    attributes: v.strictObject({
      ...createFacts(revision, now),
      metric: v.strictObject({ name: metricName, service: v.optional(limitedText) }),
      profile: flatProfile
    })
  })
});

const readResource = (revision, now, body) => {
  const { attributes } = parseInput(createEventRequest(revision, now), body).data;
  return { attributes, profile: attributes.profile.data };
};
const readFlat = (revision, now, body) => {
  const { attributes } = parseInput(flatEventRequest(revision, now), body).data;
  const { metric, profile, ...facts } = attributes;
  return {
    attributes: { ...facts, metric: { data: { type: "metric", attributes: metric } } },
    profile: toResource(profile)
  };
};
const readEvent$1 = (revision, now, body) => {
  const read = knows(revision, "resources") ? readResource : readFlat;
  const { attributes, profile } = read(revision, now, body);
  return {
    event: toIncomingEvent(attributes, JSON.stringify(body)),
    profile: sortProfile(profile)
  };
};

const createOne = async ({ box, revision, at, body }) => {
  const { event, profile } = readEvent$1(revision, at, body);
  const arrival = { lane: "client", revision, now: at };
  await box.inbox.accept([{ arrival, profile, events: [event] }]);
  return { status: 202 };
};
const request = (revision, now) => v.strictObject({
  data: v.strictObject({
    type: v.literal("event-bulk-create"),
    attributes: createGroupAttributes(revision, now)
  })
});
const place$1 = {
  pointer: "/data/attributes",
  wrap: (attributes) => ({ data: { type: "event-bulk-create", attributes } })
};
const createMany = (call) => {
  const { revision, at, body } = call;
  const { attributes } = parseInput(request(revision, at), body).data;
  const arrival = { lane: "client", revision, now: at };
  return acceptGroups(call, [splitGroup(attributes, place$1, arrival)]);
};
const countEvents$1 = (body) => {
  const events = body?.data?.attributes?.events?.data;
  return Array.isArray(events) ? events.length : 0;
};
const clientEvents = [
  {
    name: "create_client_event",
    method: "POST",
    path: "/client/events",
    scopes: [],
    rate: tiers.XL,
    lane: "client",
    countEvents: () => 1,
    answer: createOne
  },
  {
    name: "bulk_create_client_events",
    method: "POST",
    path: "/client/event-bulk-create",
    scopes: [],
    rate: tiers.M,
    since: "2023-07-15",
    lane: "client",
    countEvents: countEvents$1,
    answer: createMany
  }
];

const text$1 = v.nullish(v.string());
const deviceMetadata = v.strictObject({
  device_id: text$1,
  klaviyo_sdk: v.nullish(
    v.picklist(["android", "flutter", "flutter_community", "react_native", "swift"])
  ),
  sdk_version: text$1,
  device_model: text$1,
  os_name: v.nullish(v.picklist(["android", "ios", "ipados", "macos", "tvos"])),
  os_version: text$1,
  manufacturer: text$1,
  app_name: text$1,
  app_version: text$1,
  app_build: text$1,
  app_id: text$1,
  environment: v.nullish(v.picklist(["debug", "release"]))
});
const pushTokenKey = {
  token: v.pipe(v.string(), v.minLength(1, "This field may not be blank.")),
  platform: v.picklist(["android", "ios"])
};
const pushTokenFields = {
  ...pushTokenKey,
  vendor: v.picklist(["apns", "fcm"]),
  enablement_status: v.nullish(
    v.picklist(["AUTHORIZED", "DENIED", "NOT_DETERMINED", "PROVISIONAL", "UNAUTHORIZED"])
  ),
  background: v.nullish(v.picklist(["AVAILABLE", "DENIED", "RESTRICTED"])),
  device_metadata: v.nullish(deviceMetadata)
};
v.object(pushTokenFields);

const NOBODY$1 = "A profile needs an id, email, phone_number, external_id or _kx.";
const owner = (revision) => v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal("profile"),
      id: profileId,
      attributes: v.strictObject({ ...writtenAttributes(revision), meta: profileMeta })
    }),
    v.check((profile) => isIdentified(profile), NOBODY$1)
  )
});
const pushTokenRequest = (revision) => v.strictObject({
  data: v.strictObject({
    type: v.literal("push-token"),
    attributes: v.strictObject({ ...pushTokenFields, profile: owner(revision) })
  })
});
const unregisterRequest = (revision) => v.strictObject({
  data: v.strictObject({
    type: v.literal("push-token-unregister"),
    attributes: v.strictObject({
      ...pushTokenKey,
      vendor: v.nullish(v.picklist(["apns", "fcm"])),
      profile: v.strictObject({ data: importedProfile(revision) })
    })
  })
});

const formatTime$1 = (milliseconds) => formatEventTime(Math.floor(milliseconds / 1e3));
const pushTokenDocument = (token, origin) => {
  const self = `${origin}/api/push-tokens/${encodeURIComponent(token.token)}/`;
  return {
    type: "push-token",
    id: token.token,
    attributes: {
      created: formatTime$1(token.created),
      token: token.token,
      enablement_status: token.enablement_status,
      platform: token.platform,
      vendor: token.vendor,
      background: token.background,
      recorded_date: formatTime$1(token.recorded),
      metadata: JSON.parse(token.metadata)
    },
    relationships: {
      profile: {
        data: { type: "profile", id: token.profile_id },
        links: { self: `${self}relationships/profile/`, related: `${self}profile/` }
      }
    },
    links: { self }
  };
};

const NAME = /[A-Za-z_$][\w$.-]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/sy;
const BARE = /[^\s,()[\]"']+/y;
const BLANKS = /\s*/y;
const dropEscapes = (text) => text.replace(/\\(.)/gs, "$1");
const createTokens = (text) => {
  let at = 0;
  const match = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  const skipBlanks = () => match(BLANKS);
  const refuse = () => {
    const near = at < text.length ? ` near '${text.slice(at, at + 40)}'` : " at its end";
    throw new Failure(400, { detail: `invalid filter${near}`, parameter: "filter" });
  };
  const take = (mark) => {
    skipBlanks();
    if (!text.startsWith(mark, at)) return false;
    at += mark.length;
    return true;
  };
  const takeTerm = () => {
    skipBlanks();
    const quoted = match(QUOTED);
    if (quoted !== null) return { text: dropEscapes(quoted[1] ?? quoted[2] ?? ""), isQuoted: true };
    const bare = match(BARE);
    return bare === null ? refuse() : { text: bare[0], isQuoted: false };
  };
  return {
    take,
    takeTerm,
    refuse,
    expect: (mark) => {
      if (!take(mark)) refuse();
    },
    expectEnd: () => {
      skipBlanks();
      if (at < text.length) refuse();
    },
    takeName: () => {
      skipBlanks();
      return match(NAME)?.[0] ?? refuse();
    }
  };
};

const MAX_NESTING = 50;
const readList = (tokens) => {
  const terms = [];
  if (tokens.take("]")) return terms;
  do
    terms.push(tokens.takeTerm());
  while (tokens.take(","));
  tokens.expect("]");
  return terms;
};
const readValues = (tokens) => {
  const isList = tokens.take("[");
  const terms = isList ? readList(tokens) : [tokens.takeTerm()];
  const values = terms.map(({ text }) => text);
  return { values, isQuoted: terms.every((term) => term.isQuoted), isList };
};
const readOne = (tokens, depth) => {
  const operator = tokens.takeName();
  tokens.expect("(");
  if (operator === "and") {
    if (depth >= MAX_NESTING) return tokens.refuse();
    const inside = readAll$1(tokens, depth + 1);
    tokens.expect(")");
    return inside;
  }
  const field = tokens.takeName();
  const given = tokens.take(",") ? readValues(tokens) : { values: [], isQuoted: false, isList: false };
  tokens.expect(")");
  return [{ operator, field, ...given }];
};
const readAll$1 = (tokens, depth) => {
  const conditions = readOne(tokens, depth);
  while (tokens.take(",")) conditions.push(...readOne(tokens, depth));
  return conditions;
};
const parseFilter = (text) => {
  if (text.trim() === "") return [];
  const tokens = createTokens(text);
  const conditions = readAll$1(tokens, 0);
  tokens.expectEnd();
  return conditions;
};
const refuseCondition = ({ operator, field }) => new Failure(400, {
  detail: `'${operator}' is not an allowed filter on '${field}' for this resource.`,
  parameter: "filter"
});
const readEqual = (condition) => {
  const { operator, values, isQuoted, isList } = condition;
  const [value] = values;
  if (operator !== "equals" || !isQuoted || isList || value === void 0)
    throw refuseCondition(condition);
  return value;
};

const readInclude = (url, allowed) => {
  const names = url.searchParams.getAll("include").flatMap((text) => text.split(",")).filter((name) => name !== "");
  const problems = names.filter((name) => !allowed.includes(name)).map((name) => ({
    detail: `'${name}' is not an allowed include parameter for this resource.`,
    parameter: "include"
  }));
  if (problems.length > 0) throw new Failure(400, ...problems);
  return new Set(names);
};

const readPageSize = (url, usual, largest) => {
  const text = url.searchParams.get("page[size]");
  if (text === null) return usual;
  const size = Number(text);
  if (/^\d+$/.test(text) && size >= 1 && size <= largest) return size;
  throw new Failure(400, {
    detail: `page[size] must be a whole number from 1 to ${largest}.`,
    parameter: "page[size]"
  });
};
const invalidCursor = () => new Failure(400, { detail: "Invalid cursor provided.", pointer: "/data/" });
const encodeCursor = (position) => Buffer.from(JSON.stringify(position)).toString("base64url");
const readCursorText = (url) => {
  const given = url.searchParams.get("page[cursor]") ?? "";
  if (given === "") return void 0;
  return URL.canParse(given) ? new URL(given).searchParams.get("page[cursor]") ?? "" : given;
};
const readCursor = (url) => {
  const text = readCursorText(url);
  if (text === void 0) return void 0;
  try {
    const position = JSON.parse(Buffer.from(text, "base64url").toString());
    if (Array.isArray(position)) return position;
  } catch {
  }
  throw invalidCursor();
};
const linkToSelf = ({ href }) => href.replaceAll("[", "%5B").replaceAll("]", "%5D");
const linkTo = (url, cursor) => {
  if (cursor === void 0) return null;
  const link = new URL(url);
  link.searchParams.set("page[cursor]", cursor);
  return link.href;
};

const RESERVED = /^(filter|sort|include|(page|fields|additional-fields)\[[^\]]*\])$/;
const strange = (name) => ({
  detail: `'${name}' is not an allowed query parameter for this resource.`,
  parameter: name
});
const isKnown = (field, known) => known.some(
  (name) => name.endsWith(".*") ? field.startsWith(name.slice(0, -1)) : field === name
);
const checkFields$1 = (name, text, known) => text.split(",").map((field) => field.trim()).filter((field) => field !== "" && !isKnown(field, known)).map((field) => ({
  detail: `'${field.slice(0, 120)}' is not a valid field for the resource.`,
  parameter: name
}));
const checkParameters = (url, { names, fields }) => {
  const problems = [...url.searchParams].flatMap(([name, text]) => {
    if (names.includes(name) || !RESERVED.test(name)) return [];
    const type = /^fields\[(.*)\]$/.exec(name)?.[1] ?? "";
    const known = Object.hasOwn(fields, type) ? fields[type] : void 0;
    return known === void 0 ? [strange(name)] : checkFields$1(name, text, known);
  });
  if (problems.length > 0) throw new Failure(400, ...problems);
};

const readPlace$1 = (url) => {
  const cursor = readCursor(url);
  if (cursor === void 0) return void 0;
  const [direction, seq] = cursor;
  if ((direction === "next" || direction === "prev") && typeof seq === "number")
    return { direction, seq };
  throw new Failure(400, { detail: "Invalid cursor provided.", pointer: "/data/" });
};
const readSpanPage = (url, { usual, largest, isDescending }, read) => {
  const size = readPageSize(url, usual, largest);
  const place = readPlace$1(url);
  const isBack = place?.direction === "prev";
  const found = read({
    isDescending: isDescending !== isBack,
    beyond: place?.seq,
    limit: size + 1
  });
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).toReversed() : found.slice(0, size);
  const linkAt = (row, direction, isThere) => row === void 0 || !isThere ? null : linkTo(url, encodeCursor([direction, row.seq]));
  return {
    rows,
    links: {
      self: linkToSelf(url),
      next: linkAt(rows.at(-1), "next", isBack || hasMore),
      prev: linkAt(rows[0], "prev", isBack ? hasMore : place !== void 0)
    }
  };
};

const keepPushToken = (database, profileId, told, now) => writePushToken(database, {
  token: told.token,
  profile_id: profileId,
  platform: told.platform,
  vendor: told.vendor,
  enablement_status: told.enablement_status ?? "AUTHORIZED",
  background: told.background ?? "AVAILABLE",
  metadata: JSON.stringify(told.device_metadata ?? {}),
  recorded: now
});

const eventFields = (revision) => [
  ...knows(revision, "resources") ? [] : ["metric_id", "profile_id"],
  ...knows(revision, "idField") ? ["id"] : [],
  "timestamp",
  "event_properties",
  "datetime",
  "uuid"
];
const metricFields = (revision) => [
  ...knows(revision, "idField") ? ["id"] : [],
  "name",
  "created",
  "updated",
  "integration"
];
const profileFields = (revision) => [
  ...knows(revision, "idField") ? ["id"] : [],
  "email",
  "phone_number",
  "external_id",
  ...profileTexts.filter((name) => name !== "locale" || isSince(revision, "2024-06-15")),
  "created",
  "updated",
  "last_event_date",
  "location",
  ...[...profilePlaces, ...knows(revision, "ip") ? ["ip"] : []].map(
    (place) => `location.${place}`
  ),
  "properties",
  ...knows(revision, "resources") ? [] : ["subscriptions", "subscriptions.*"]
];
const includesAt = (revision) => {
  if (!knows(revision, "resources")) return ["metrics", "profiles"];
  return [...knows(revision, "attributions") ? ["attributions"] : [], "metric", "profile"];
};
const eventParameters = (revision) => ({
  names: ["include"],
  fields: {
    event: eventFields(revision),
    metric: metricFields(revision),
    profile: profileFields(revision),
    ...knows(revision, "idField") && { attribution: ["id"] }
  }
});
const eventListParameters = (revision) => ({
  names: [
    "include",
    "filter",
    "sort",
    "page[cursor]",
    ...knows(revision, "pageSize") ? ["page[size]"] : []
  ],
  fields: eventParameters(revision).fields
});
const metricParameters = (revision) => ({
  names: [],
  fields: { metric: metricFields(revision) }
});
const profileParameters = (revision) => ({
  names: knows(revision, "resources") ? ["additional-fields[profile]"] : [],
  fields: {
    profile: [
      ...profileFields(revision),
      "subscriptions",
      "subscriptions.*",
      ...knows(revision, "resources") ? ["predictive_analytics", "predictive_analytics.*"] : []
    ]
  }
});
const noParameters = { names: [], fields: {} };

const fields = {
  profile: profileParameters(LATEST$1).fields.profile ?? [],
  conversation: ["channel", "id"],
  "push-token": [
    "background",
    "created",
    "enablement_status",
    "id",
    "metadata",
    "metadata.*",
    "platform",
    "recorded_date",
    "token",
    "vendor"
  ]
};
const profileListParameters = {
  names: ["additional-fields[profile]", "filter", "include", "page[cursor]", "page[size]", "sort"],
  fields
};
const oneProfileParameters = {
  names: ["additional-fields[profile]", "include"],
  fields: {
    ...fields,
    list: ["created", "id", "name", "opt_in_process", "updated"],
    segment: [
      "created",
      "definition",
      "definition.*",
      "id",
      "is_active",
      "is_processing",
      "is_starred",
      "name",
      "updated"
    ]
  }
};
const pushTokenListParameters = {
  names: ["filter", "include", "page[cursor]", "page[size]"],
  fields: { profile: fields.profile, "push-token": fields["push-token"] }
};

const createPushToken = (call, occasion) => {
  const { attributes } = parseInput(pushTokenRequest(call.revision), call.body).data;
  const { profile, ...token } = attributes;
  changeProfiles(call, (database) => {
    const person = resolvePerson(database, sortProfile(profile.data), occasion, call.at);
    if (person !== void 0) keepPushToken(database, person.id, token, call.at);
  });
  return { status: 202 };
};
const mustFind$2 = ({ box, id }) => {
  const token = findPushToken(box.database, id);
  if (token !== void 0) return token;
  throw new Failure(404, { detail: `A push token with id ${id} does not exist.` });
};
const columns = new Map(
  Object.entries({
    id: "token",
    "profile.id": "profile_id",
    enablement_status: "enablement_status",
    platform: "platform"
  })
);
const toClause = (condition) => {
  const column = columns.get(condition.field);
  if (column === void 0) throw refuseCondition(condition);
  return { sql: `${column} = ?`, value: readEqual(condition) };
};
const readIncluded$1 = ({ box, url }, tokens) => {
  if (!readInclude(url, ["profile"]).has("profile")) return {};
  const ids = new Set(tokens.map((token) => token.profile_id));
  const profiles = [...ids].flatMap((id) => findProfile(box.database, id) ?? []);
  return {
    included: profiles.map((profile) => selectFields(url, profileDocument(profile, url.origin)))
  };
};
const show$2 = ({ url }, token) => selectFields(url, pushTokenDocument(token, url.origin));
const list$4 = (call) => {
  const { box, url } = call;
  checkParameters(url, pushTokenListParameters);
  const clauses = parseFilter(url.searchParams.get("filter") ?? "").map(toClause);
  const paging = { usual: 20, largest: 100, isDescending: false };
  const { rows, links } = readSpanPage(
    url,
    paging,
    ({ beyond, ...span }) => listPushTokens(
      box.database,
      beyond === void 0 ? clauses : [...clauses, { sql: `seq ${span.isDescending ? "<" : ">"} ?`, value: beyond }],
      span
    )
  );
  const data = rows.map((token) => show$2(call, token));
  return { status: 200, body: { data, ...readIncluded$1(call, rows), links } };
};
const answer$7 = (call, data, more = {}) => ({
  status: 200,
  body: { data, ...more, links: { self: linkToSelf(call.url) } }
});
const one$2 = (call) => {
  const token = mustFind$2(call);
  return answer$7(call, show$2(call, token), readIncluded$1(call, [token]));
};
const ownerOf = (call) => {
  const profile = findProfile(call.box.database, mustFind$2(call).profile_id);
  return answer$7(call, profile ? showProfile(call, profile) : null);
};
const remove$1 = (call) => {
  deletePushToken(call.box.database, mustFind$2(call).token);
  call.box.feed.publish("people");
  return { status: 204 };
};
const read$4 = (path, name, respond) => ({
  name,
  method: "GET",
  path: `/api/push-tokens${path}`,
  scopes: ["profiles:read", "push-tokens:read"],
  rate: tiers.M,
  answer: respond
});
const pushTokens = [
  {
    name: "create_push_token",
    method: "POST",
    path: "/api/push-tokens",
    scopes: ["profiles:write", "push-tokens:write"],
    rate: { ...tiers.L, steady: 750 },
    answer: (call) => createPushToken(call, "event")
  },
  read$4("", "get_push_tokens", list$4),
  read$4("/:id", "get_push_token", one$2),
  read$4("/:id/profile", "get_profile_for_push_token", ownerOf),
  read$4(
    "/:id/relationships/profile",
    "get_profile_id_for_push_token",
    (call) => answer$7(call, { type: "profile", id: mustFind$2(call).profile_id })
  ),
  {
    name: "delete_push_token",
    method: "DELETE",
    path: "/api/push-tokens/:id",
    scopes: ["push-tokens:write"],
    rate: tiers.S,
    answer: remove$1
  }
];

const createProfile = (call) => {
  refuseLargeProfile(call.bodyBytes);
  const { data } = parseInput(profileOfBulk(call.revision), call.body);
  const person = changeProfiles(
    call,
    (database) => resolvePerson(database, sortProfile(data), "client", call.at)
  );
  if (call.headers("x-klaviyo-onsite") !== "1" || person === void 0) return { status: 202 };
  const meta = { exchange_id: encodeExchangeToken(person.id), should_clear_cookie: false };
  return { status: 202, body: { meta } };
};
const unregister = (call) => {
  const { attributes } = parseInput(unregisterRequest(call.revision), call.body).data;
  changeProfiles(call, (database) => {
    const incoming = sortProfile(attributes.profile.data);
    const person = resolvePerson(database, incoming, "client", call.at);
    if (person !== void 0) deletePushToken(database, attributes.token, person.id);
  });
  return { status: 202 };
};
const shared$3 = { method: "POST", scopes: [] };
const clientProfiles = [
  {
    ...shared$3,
    name: "create_client_profile",
    path: "/client/profiles",
    rate: tiers.XL,
    answer: createProfile
  },
  {
    ...shared$3,
    name: "create_client_push_token",
    path: "/client/push-tokens",
    rate: { burst: 150, steady: 1400 },
    since: "2023-07-15",
    answer: (call) => createPushToken(call, "client")
  },
  {
    ...shared$3,
    name: "unregister_client_push_token",
    path: "/client/push-token-unregister",
    rate: tiers.M,
    since: "2023-07-15",
    answer: unregister
  }
];

const readOffsetPage = (url, items) => {
  const size = readPageSize(url, 20, 100);
  const [start = 0] = readCursor(url) ?? [];
  if (typeof start !== "number" || start < 0)
    throw new Failure(400, { detail: "Invalid cursor provided.", pointer: "/data/" });
  const linkAt = (offset) => linkTo(url, encodeCursor([offset]));
  return {
    rows: items.slice(start, start + size),
    links: {
      self: linkToSelf(url),
      next: start + size < items.length ? linkAt(start + size) : null,
      prev: start > 0 ? linkAt(Math.max(0, start - size)) : null
    }
  };
};

const checkPlace = (text) => {
  for (const condition of parseFilter(text)) {
    const isPlace = condition.field === "lat" || condition.field === "lng";
    if (!isPlace || condition.operator !== "equals") throw refuseCondition(condition);
  }
};
const geofences = ({ url, headers }) => {
  checkPlace(headers("x-klaviyo-api-filters") ?? "");
  const { links } = readOffsetPage(url, []);
  return { status: 200, body: { data: [], links } };
};
const allowlist = ({ url, id }) => {
  if (id !== "integration-egress")
    throw new Failure(404, { detail: `An ip-allowlist with id ${id} does not exist.` });
  const data = selectFields(url, {
    type: "ip-allowlist",
    id,
    // Addresses that are reserved for documentation: nobody sends from here.
    attributes: {
      prefixes: ["192.0.2.0/24"],
      sync_token: "1",
      created: "2026-07-15T00:00:00+00:00"
    },
    links: { self: `${url.origin}/client/ip-allowlists/${id}/` }
  });
  return { status: 200, body: { data, links: { self: linkToSelf(url) } } };
};
const clientSettings = [
  {
    name: "get_client_geofences",
    method: "GET",
    path: "/client/geofences",
    scopes: [],
    rate: tiers.S,
    since: "2026-04-15",
    answer: geofences
  },
  {
    name: "get_client_ip_allowlist",
    method: "GET",
    path: "/client/ip-allowlists/:id",
    scopes: [],
    rate: { ...tiers.L, steady: 750 },
    since: "2026-07-15",
    answer: allowlist
  }
];

const pastTime = (now) => v.pipe(
  v.string(),
  v.check(
    (text) => parseEventTime(text) !== void 0,
    ({ input }) => `'${input.slice(0, 40)}' is not an ISO 8601 date and time.`
  ),
  v.check(
    (text) => (parseEventTime(text) ?? 0) * 1e3 <= now,
    "The time of consent must be in the past."
  )
);
const consent = (word) => v.nullish(v.strictObject({ consent: v.literal(word) }));
const consentWithTime = (now) => v.nullish(
  v.strictObject({ consent: v.literal("SUBSCRIBED"), consented_at: v.nullish(pastTime(now)) })
);
const subscribedChannels = (now) => {
  const timed = consentWithTime(now);
  return v.strictObject({
    email: v.nullish(v.strictObject({ marketing: timed, open_tracking: consent("SUBSCRIBED") })),
    sms: v.nullish(v.strictObject({ marketing: timed, transactional: timed })),
    whatsapp: v.nullish(v.strictObject({ marketing: timed, transactional: timed })),
    push: v.nullish(
      v.strictObject({
        marketing: v.strictObject({
          consent: v.literal("SUBSCRIBED"),
          consented_at: v.nullish(pastTime(now))
        }),
        tokens: v.nullish(v.array(v.strictObject(pushTokenFields))),
        anonymous_id: profileId
      })
    )
  });
};
const no = consent("UNSUBSCRIBED");
const unsubscribedChannels = v.strictObject({
  email: v.nullish(v.strictObject({ marketing: no, open_tracking: no })),
  sms: v.nullish(v.strictObject({ marketing: no, transactional: no })),
  whatsapp: v.nullish(v.strictObject({ marketing: no, transactional: no, conversational: no })),
  push: v.nullish(
    v.strictObject({
      marketing: v.strictObject({ consent: v.literal("UNSUBSCRIBED") }),
      tokens: v.array(v.strictObject(pushTokenFields))
    })
  )
});
const listReference = v.strictObject({
  data: v.strictObject({ type: v.literal("list"), id: v.pipe(v.string(), v.minLength(1)) })
});

const clientSubscriptionRequest = (revision, now) => v.strictObject({
  data: v.strictObject({
    type: v.literal("subscription"),
    attributes: v.strictObject({
      custom_source: v.nullish(v.string()),
      profile: v.strictObject({
        data: v.pipe(
          v.strictObject({
            type: v.literal("profile"),
            id: profileId,
            attributes: v.strictObject({
              ...writtenAttributes(revision),
              meta: profileMeta,
              subscriptions: v.nullish(subscribedChannels(now))
            })
          }),
          v.check(
            ({ attributes }) => !!(attributes.email || attributes.phone_number),
            "A subscription needs an email or a phone_number."
          )
        )
      })
    }),
    relationships: v.strictObject({ list: listReference })
  })
});

const usual = (given) => [
  ...given.email ? [
    {
      channel: "email.marketing",
      consentedAt: void 0,
      keys: ["email", "marketing"]
    }
  ] : [],
  ...given.phone_number ? [
    {
      channel: "sms.marketing",
      consentedAt: void 0,
      keys: ["sms", "marketing"]
    }
  ] : []
];
const isOwn = (profile, { given }, { channel }) => {
  const address = addressOf(channel);
  return address === void 0 || given[address] !== void 0 && given[address] === profile[address];
};
const answer$6 = (call) => {
  const { attributes, relationships } = parseInput(
    clientSubscriptionRequest(call.revision, call.at),
    call.body
  ).data;
  const { id, attributes: told } = attributes.profile.data;
  const { subscriptions, ...rest } = told;
  const incoming = sortProfile({ id, attributes: rest });
  changeProfiles(call, (database) => {
    const list = readList$1(database, relationships.list);
    const person = resolvePerson(database, incoming, "client", call.at);
    if (person === void 0) return;
    const choices = (subscriptions ? listChoices(subscriptions) : usual(incoming.given)).filter(
      (choice) => isOwn(person, incoming, choice)
    );
    const customSource = attributes.custom_source ?? null;
    subscribe$1(database, person, choices, { list, customSource, isHistorical: false, at: call.at });
    for (const token of subscriptions?.push?.tokens ?? [])
      keepPushToken(database, person.id, token, call.at);
  });
  return { status: 202 };
};
const clientSubscriptions = {
  name: "create_client_subscription",
  method: "POST",
  path: "/client/subscriptions",
  scopes: [],
  rate: { burst: 350, steady: 750 },
  answer: answer$6
};

const text = v.nullish(v.string());
const reviewRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("review"),
    attributes: v.strictObject({
      review_type: v.picklist(["question", "rating", "review", "store"]),
      email: emailAddress,
      author: v.string(),
      content: v.string(),
      incentive_type: v.nullish(
        v.picklist([
          "coupon_or_discount",
          "employee_review",
          "free_product",
          "loyalty_points",
          "other",
          "paid_promotion",
          "sweepstakes_entry"
        ])
      ),
      product: v.nullish(
        v.strictObject({
          external_id: v.string(),
          integration_key: v.picklist(["shopify", "woocommerce"])
        })
      ),
      rating: v.nullish(v.picklist([1, 2, 3, 4, 5])),
      title: text,
      custom_questions: v.nullish(
        v.array(v.strictObject({ id: v.string(), answers: v.array(v.string()) }))
      ),
      images: v.nullish(v.array(v.string()))
    }),
    relationships: v.nullish(
      v.strictObject({
        order: v.nullish(
          v.strictObject({
            data: v.strictObject({ type: v.literal("order"), id: v.string() })
          })
        )
      })
    )
  })
});

const insertReview = (database, review) => database.run(
  `INSERT INTO reviews (id, at, review_type, rating, product_id, attributes)
      VALUES (?, ?, ?, ?, ?, ?)`,
  randomUUID(),
  review.at,
  review.review_type,
  review.rating,
  review.product_id,
  JSON.stringify(review.attributes)
);
const listReviews = (database) => database.all("SELECT * FROM reviews ORDER BY seq").map((row) => ({
  ...row,
  attributes: JSON.parse(row.attributes)
}));

const compare$1 = (condition, own, bound) => {
  if (!Number.isFinite(bound) || condition.isQuoted) throw refuseCondition(condition);
  switch (condition.operator) {
    case "equals":
      return (review) => own(review) === bound;
    case "greater-or-equal":
      return (review) => own(review) >= bound;
    case "less-or-equal":
      return (review) => own(review) <= bound;
  }
  throw refuseCondition(condition);
};
const among = (condition, own) => {
  if (!["equals", "any"].includes(condition.operator)) throw refuseCondition(condition);
  return (review) => condition.values.includes(own(review));
};
const flag = (condition, own) => {
  const [value] = condition.values;
  if (condition.operator !== "equals" || value !== "true" && value !== "false")
    throw refuseCondition(condition);
  return (review) => own(review) === (value === "true");
};
const has = (condition, own) => {
  if (condition.operator !== "has") throw refuseCondition(condition);
  return own;
};
const seconds = (review) => Math.floor(review.at / 1e3);
const toTest = (condition) => {
  const [value = ""] = condition.values;
  switch (condition.field) {
    case "status":
      return (review) => value === "all" || among(condition, () => "pending")(review);
    case "review_type":
      return among(condition, (review) => review.review_type);
    case "id":
      return among(condition, (review) => review.id);
    case "rating":
      if (condition.operator === "any") return among(condition, ({ rating }) => `${rating}`);
      return compare$1(condition, ({ rating }) => rating ?? Number.NaN, Number(value));
    case "content":
      if (condition.operator !== "contains") throw refuseCondition(condition);
      return ({ attributes }) => attributes.content.includes(value);
    case "created":
    case "updated":
      if (condition.operator === "equals") throw refuseCondition(condition);
      return compare$1(condition, seconds, parseEventTime(value) ?? Number.NaN);
    case "verified":
    case "edited":
      return flag(condition, () => false);
    case "incentivized":
      return flag(condition, ({ attributes }) => !!attributes.incentive_type);
    case "media":
      return has(condition, ({ attributes }) => (attributes.images ?? []).length > 0);
    case "smart_quote":
    case "public_reply":
      return has(condition, () => false);
  }
  throw refuseCondition(condition);
};
const readReviewFilter = (url) => {
  const tests = parseFilter(url.searchParams.get("filter") ?? "").map(toTest);
  return (review) => tests.every((test) => test(review));
};

const DAY_MS$2 = 864e5;
const timeframes = {
  all_time: Number.POSITIVE_INFINITY,
  last_30_days: 30 * DAY_MS$2,
  last_90_days: 90 * DAY_MS$2,
  last_365_days: 365 * DAY_MS$2
};
const average = (reviews) => {
  const ratings = reviews.flatMap(({ rating }) => rating ?? []);
  if (ratings.length === 0) return null;
  return ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
};
const ofType = (reviews, type) => reviews.filter(({ review_type }) => review_type === type);
const statistics = {
  average_rating: (reviews) => average(reviews.filter(({ review_type }) => review_type !== "store")),
  total_reviews: (reviews) => ofType(reviews, "review").length,
  total_questions: (reviews) => ofType(reviews, "question").length,
  total_ratings: (reviews) => reviews.filter(({ rating }) => rating !== null).length,
  total_store_reviews: (reviews) => ofType(reviews, "store").length,
  average_store_rating: (reviews) => average(ofType(reviews, "store"))
};
const refuse$3 = (parameter, allowed) => new Failure(400, { detail: `${parameter} must be one of ${allowed.join(", ")}.`, parameter });
const readWord$1 = (url, parameter, allowed) => {
  const word = url.searchParams.get(parameter) ?? "";
  if (allowed.includes(word)) return word;
  throw refuse$3(parameter, allowed);
};
const readStatistics = (url) => {
  const names = (url.searchParams.get("statistics") ?? "").split(",");
  if (names.every((name) => Object.hasOwn(statistics, name))) return names;
  throw refuse$3("statistics", Object.keys(statistics));
};
const readProducts = (url) => {
  const [condition, ...others] = parseFilter(url.searchParams.get("filter") ?? "");
  for (const each of [condition, ...others].filter((one) => one !== void 0))
    if (each.field !== "product_external_ids" || !["any", "equals"].includes(each.operator))
      throw refuseCondition(each);
  return condition && [...condition.values];
};
const byProduct = (reviews) => {
  const ids = new Set(reviews.flatMap(({ product_id }) => product_id ?? []));
  return [...ids].map((id) => [id, reviews.filter((one) => one.product_id === id)]);
};
const report = ({ box, url, at }) => {
  const groupBy = readWord$1(url, "group_by", ["company_id", "product_id"]);
  const timeframe = readWord$1(url, "timeframe", Object.keys(timeframes));
  const names = readStatistics(url);
  const products = readProducts(url);
  const counted = listReviews(box.database).filter(
    (review) => at - review.at <= (timeframes[timeframe] ?? 0) && (products === void 0 || products.includes(review.product_id ?? ""))
  );
  const groups = groupBy === "company_id" ? [[COMPANY_ID, counted]] : byProduct(counted);
  const { rows, links } = readOffsetPage(url, groups);
  const results = rows.map(([id, reviews]) => ({
    groupings: { [groupBy]: id },
    statistics: Object.fromEntries(names.map((name) => [name, statistics[name]?.(reviews)]))
  }));
  const data = selectFields(url, {
    type: "review-values-report",
    id: `${COMPANY_ID}-${groupBy}-${timeframe}`,
    attributes: { results },
    links: { self: `${url.origin}/client/review-values-reports/` }
  });
  return { status: 200, body: { data: [data], links } };
};
const reviewReports = {
  name: "get_client_review_values_reports",
  method: "GET",
  path: "/client/review-values-reports",
  scopes: [],
  rate: tiers.M,
  since: "2025-04-15",
  answer: report
};

const toDocument = (review, origin) => {
  const { author, content, title = null, images } = review.attributes;
  const at = formatEventTime(Math.floor(review.at / 1e3));
  return {
    type: "review",
    id: review.id,
    attributes: {
      status: { value: "pending" },
      verified: false,
      review_type: review.review_type,
      created: at,
      updated: at,
      images: images ?? [],
      // The shop's catalog has the name and the address; the sandbox makes them up.
      ...review.product_id !== null && {
        product: {
          url: `https://example.com/products/${encodeURIComponent(review.product_id)}`,
          name: review.product_id,
          image_url: null,
          external_id: review.product_id
        }
      },
      rating: review.rating,
      author,
      content,
      title,
      smart_quote: null
    },
    links: { self: `${origin}/client/reviews/${review.id}/` }
  };
};
const sortKeys$1 = new Map(
  Object.entries({
    created: ({ seq }) => seq,
    updated: ({ seq }) => seq,
    rating: ({ rating }) => rating ?? 0
  })
);
const readSort$2 = (url) => {
  const sort = url.searchParams.get("sort") ?? "-created";
  const key = sortKeys$1.get(sort.replace(/^-/, ""));
  const sign = sort.startsWith("-") ? -1 : 1;
  if (key !== void 0) return (a, b) => sign * (key(a) - key(b) || a.seq - b.seq);
  throw new Failure(400, {
    detail: `'${sort}' is not an allowed sort parameter for this resource.`,
    parameter: "sort"
  });
};
const list$3 = ({ box, url }) => {
  const compare = readSort$2(url);
  const found = listReviews(box.database).filter(readReviewFilter(url)).toSorted(compare);
  const { rows, links } = readOffsetPage(url, found);
  const data = rows.map((review) => selectFields(url, toDocument(review, url.origin)));
  return { status: 200, body: { data, links } };
};
const create$3 = ({ box, body, at }) => {
  const { attributes } = parseInput(reviewRequest, body).data;
  insertReview(box.database, {
    at,
    review_type: attributes.review_type,
    rating: attributes.rating ?? null,
    product_id: attributes.product?.external_id ?? null,
    attributes: {
      ...attributes,
      title: attributes.title ?? null,
      images: attributes.images ?? null,
      incentive_type: attributes.incentive_type ?? null
    }
  });
  return { status: 202 };
};
const shared$2 = { path: "/client/reviews", scopes: [], rate: tiers.M, since: "2025-04-15" };
const reviews = [
  { ...shared$2, name: "get_client_reviews", method: "GET", answer: list$3 },
  { ...shared$2, name: "create_client_review", method: "POST", answer: create$3 },
  reviewReports
];

const clientEndpoints = [
  ...clientEvents,
  ...clientProfiles,
  clientSubscriptions,
  ...backInStock,
  ...reviews,
  ...clientSettings
];

const mustFindProfile = ({ box }, id) => {
  const profile = findProfile(box.database, id);
  if (profile !== void 0) return profile;
  throw new Failure(404, { detail: `A profile with id ${id} does not exist.` });
};

const MAX_SHOWN = 40;
const refuseQuotes = ({ operator, field, values }) => {
  const right = `${operator}(${field},${values[0]?.slice(0, MAX_SHOWN)})`;
  return new Failure(400, {
    detail: `Times, numbers and booleans stand in a filter without quotes: ${right}.`,
    parameter: "filter"
  });
};

const readSeconds$1 = (condition) => {
  const { values, isQuoted, isList } = condition;
  const seconds = parseEventTime(values[0] ?? "");
  if (seconds === void 0 || isList) throw refuseCondition(condition);
  if (isQuoted) throw refuseQuotes(condition);
  return seconds;
};
const comparisons$2 = new Map(
  Object.entries({
    "greater-than": (column) => `${column} >= (? + 1) * 1000`,
    "greater-or-equal": (column) => `${column} >= ? * 1000`,
    "less-than": (column) => `${column} < ? * 1000`,
    "less-or-equal": (column) => `${column} < (? + 1) * 1000`
  })
);
const compareTime$1 = (condition, column) => {
  const comparison = comparisons$2.get(condition.operator);
  if (comparison === void 0) throw refuseCondition(condition);
  return { sql: comparison(column), values: [readSeconds$1(condition)] };
};
const within = (condition, column, values) => {
  const { operator, isQuoted, isList } = condition;
  const isUsable = operator === "any" || operator === "equals" && !isList;
  if (!isUsable || !isQuoted || values.length === 0) throw refuseCondition(condition);
  return {
    sql: `${column} IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(values)]
  };
};
const equals = (condition, column) => ({
  sql: `${column} = ?`,
  values: [readEqual(condition)]
});
const suppressed = (place, { sql, values }) => ({
  sql: `EXISTS (SELECT 1 FROM suppressions WHERE profile_id = profiles.id AND ${place} AND ${sql})`,
  values
});
const EVERYWHERE = `list_id = ''`;
const OF_A_LIST = `list_id <> ''`;
const marketing = "subscriptions.email.marketing";
const readToken = (condition) => {
  const id = decodeExchangeToken(readEqual(condition)) ?? "";
  return {
    sql: "profiles.id = coalesce((SELECT destination_id FROM merged_profiles WHERE source_id = ?), ?)",
    values: [id, id]
  };
};
const lowerCase = ({ values }) => values.map((value) => value.trim().toLowerCase());
const strictly = ["greater-than", "less-than"];
const profileClause = (condition) => {
  const { field, values, operator } = condition;
  switch (field) {
    case "id":
    case "phone_number":
    case "external_id":
      return within(condition, `profiles.${field}`, values);
    case "email":
      return within(condition, "profiles.email", lowerCase(condition));
    case "_kx":
      return readToken(condition);
    case "created":
    case "updated":
      if (!strictly.includes(operator)) throw refuseCondition(condition);
      return compareTime$1(condition, `profiles.${field}`);
    case `${marketing}.suppression.reason`:
      return suppressed(EVERYWHERE, equals(condition, "reason"));
    case `${marketing}.suppression.timestamp`:
      return suppressed(EVERYWHERE, compareTime$1(condition, "at"));
    case `${marketing}.list_suppressions.reason`:
      return suppressed(OF_A_LIST, equals(condition, "reason"));
    case `${marketing}.list_suppressions.timestamp`:
      return suppressed(OF_A_LIST, compareTime$1(condition, "at"));
    case `${marketing}.list_suppressions.list_id`:
      return suppressed(OF_A_LIST, equals(condition, "list_id"));
  }
  throw refuseCondition(condition);
};

const latestSuppression = (place) => `coalesce((SELECT max(at) FROM suppressions WHERE profile_id = profiles.id AND ${place}), 0)`;
const sortKeys = new Map(
  Object.entries({
    id: "profiles.id",
    created: "profiles.created",
    updated: "profiles.updated",
    email: `coalesce(profiles.email, '')`,
    "subscriptions.email.marketing.suppression.timestamp": latestSuppression(`list_id = ''`),
    "subscriptions.email.marketing.list_suppressions.timestamp": latestSuppression(`list_id <> ''`)
  })
);
const readSort$1 = (url) => {
  const text = url.searchParams.get("sort") ?? "id";
  const key = sortKeys.get(text.replace(/^-/, ""));
  if (key !== void 0) return { text, key, isDescending: text.startsWith("-") };
  throw new Failure(400, {
    detail: `'${text}' is not an allowed sort parameter for this resource.`,
    parameter: "sort"
  });
};
const readPosition$1 = (url, sort) => {
  const cursor = readCursor(url);
  if (cursor === void 0) return void 0;
  const [direction, text, key, id] = cursor;
  if ((direction === "next" || direction === "prev") && text === sort.text && (typeof key === "string" || typeof key === "number") && typeof id === "string")
    return { direction, key, id };
  throw new Failure(400, { detail: "Invalid cursor provided.", pointer: "/data/" });
};
const select$2 = (database, url, { key, isDescending }, position, limit) => {
  const clauses = parseFilter(url.searchParams.get("filter") ?? "").map(profileClause);
  const where = clauses.map(({ sql }) => sql);
  const values = clauses.flatMap((clause) => clause.values);
  const isDown = isDescending !== (position?.direction === "prev");
  if (position !== void 0) {
    where.push(`(${key}, profiles.id) ${isDown ? "<" : ">"} (?, ?)`);
    values.push(position.key, position.id);
  }
  const order = isDown ? "DESC" : "ASC";
  return database.all(
    `${selectProfiles(`, ${key} AS sort_key`)}
      ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}
      ORDER BY ${key} ${order}, profiles.id ${order} LIMIT ?`,
    ...values,
    limit
  );
};
const readProfilePage = (database, url) => {
  const size = readPageSize(url, 20, 100);
  const sort = readSort$1(url);
  const position = readPosition$1(url, sort);
  const isBack = position?.direction === "prev";
  const found = select$2(database, url, sort, position, size + 1);
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  const cursorAt = (row, direction) => row && encodeCursor([direction, sort.text, row.sort_key, row.id]);
  return {
    profiles: rows.map(({ sort_key: _, ...row }) => completeProfile(database, row)),
    next: isBack || hasMore ? cursorAt(rows.at(-1), "next") : void 0,
    previous: (isBack ? hasMore : position !== void 0) ? cursorAt(rows[0], "prev") : void 0
  };
};

const listMembersOf = (database, type, groupId) => {
  const group = findType(type);
  if (group === void 0 || findResource(database, group, groupId) === void 0) return void 0;
  return database.all(
    `SELECT target_id AS id FROM resource_links WHERE type = ? AND id = ?
        AND relationship = 'profiles' AND target_type = 'profile' ORDER BY seq`,
    type,
    groupId
  ).map(({ id }) => id);
};
const groupDocuments = (call, type, ids) => {
  const group = findType(type);
  if (group === void 0) return [];
  return ids.flatMap((id) => findResource(call.box.database, group, id) ?? []).map((row) => toDocument$1(call, group, row)).map((document) => ({ ...document, attributes: document.attributes ?? {} }));
};

const readRelated$1 = (call, profiles, include) => {
  const {
    box: { database },
    url
  } = call;
  const read = (profileId) => ({
    ...include.has("lists") && { lists: listGroupsOf(database, "list", profileId) },
    ...include.has("segments") && { segments: listGroupsOf(database, "segment", profileId) },
    ...include.has("push-tokens") && {
      "push-tokens": listPushTokensOf(database, profileId).map(({ token }) => token)
    },
    ...include.has("conversations") && { conversations: [] }
  });
  const ids = new Map(profiles.map(({ id }) => [id, read(id)]));
  const unique = (name) => [
    ...new Set([...ids.values()].flatMap((related) => related[name] ?? []))
  ];
  const tokens = include.has("push-tokens") ? profiles.flatMap(({ id }) => listPushTokensOf(database, id)) : [];
  const groups = [
    ...groupDocuments(call, "list", unique("lists")),
    ...groupDocuments(call, "segment", unique("segments"))
  ];
  return {
    related: (id) => ids.get(id) ?? {},
    included: [
      ...tokens.map((token) => selectFields(url, pushTokenDocument(token, url.origin))),
      ...groups.map((group) => selectFields(url, group))
    ]
  };
};

const list$2 = (call) => {
  const { box, url } = call;
  checkParameters(url, profileListParameters);
  const include = readInclude(url, ["conversations", "push-tokens"]);
  readAdditions(url);
  const { profiles, next, previous } = readProfilePage(box.database, url);
  const { related, included } = readRelated$1(call, profiles, include);
  return {
    status: 200,
    body: {
      data: profiles.map(
        (profile) => showProfile(call, profile, { related: related(profile.id), conversations: true })
      ),
      ...include.size > 0 && { included },
      links: { self: linkToSelf(url), next: linkTo(url, next), prev: linkTo(url, previous) }
    }
  };
};
const one$1 = (call) => {
  checkParameters(call.url, oneProfileParameters);
  const include = readInclude(call.url, ["conversations", "lists", "push-tokens", "segments"]);
  const profile = mustFindProfile(call, call.id);
  const { related, included } = readRelated$1(call, [profile], include);
  const data = showProfile(call, profile, { related: related(profile.id), conversations: true });
  const links = { self: linkToSelf(call.url) };
  return { status: 200, body: { data, ...include.size > 0 && { included }, links } };
};
const rateFor = ({ searchParams }) => {
  if (/\b(lists|segments)\b/.test(searchParams.get("include") ?? "")) return tiers.XS;
  const additional = searchParams.get("additional-fields[profile]") ?? "";
  return additional.includes("predictive_analytics") ? tiers.M : void 0;
};
const getProfiles = {
  name: "get_profiles",
  method: "GET",
  path: "/api/profiles",
  scopes: ["profiles:read"],
  rate: { ...tiers.L, steady: 750 },
  rateFor,
  answer: list$2
};
const getProfile = {
  name: "get_profile",
  method: "GET",
  path: "/api/profiles/:id",
  scopes: ["profiles:read"],
  rate: { ...tiers.L, steady: 750 },
  rateFor,
  answer: one$1
};

const read$3 = (row) => ({ ...row, groups: JSON.parse(row.groups) });
const insertJob = (database, job) => {
  const id = Buffer.from(`${job.type}:${randomUUID()}`).toString("base64url");
  database.run(
    `INSERT INTO profile_jobs (id, type, created, total, completed, failed, skipped, groups)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    job.type,
    job.created,
    job.total,
    job.completed,
    job.failed,
    job.skipped,
    JSON.stringify(job.groups)
  );
  return { ...job, id, seq: 0 };
};
const findJob = (database, type, id) => {
  const find = "SELECT * FROM profile_jobs WHERE type = ? AND id = ?";
  const row = database.get(find, type, id);
  return row && read$3(row);
};
const select$1 = (database, table, conditions, { isDescending, beyond, limit }) => {
  const where = conditions.map(([column]) => `${column} = ?`);
  const values = conditions.map(([, value]) => value);
  if (beyond !== void 0) {
    where.push(`seq ${isDescending ? "<" : ">"} ?`);
    values.push(beyond);
  }
  const order = isDescending ? "DESC" : "ASC";
  return database.all(
    `SELECT * FROM ${table} ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}
      ORDER BY seq ${order} LIMIT ?`,
    ...values,
    limit
  );
};
const listJobs = (database, type, groups, span) => select$1(
  database,
  "profile_jobs",
  [["type", type], ...groups.map((group) => ["groups", group])],
  span
).map(read$3);
const listJobMembers = (database, jobId, span) => select$1(
  database,
  "profile_job_members",
  [["job_id", jobId]],
  span
);
const listJobErrors = (database, jobId, span) => select$1(database, "profile_job_errors", [["job_id", jobId]], span);
const addJobMember = (database, jobId, profileId) => database.run(
  "INSERT INTO profile_job_members (job_id, profile_id) VALUES (?, ?)",
  jobId,
  profileId
);
const addJobError = (database, jobId, attributes) => database.run(
  "INSERT INTO profile_job_errors (id, job_id, attributes) VALUES (?, ?, ?)",
  randomUUID(),
  jobId,
  JSON.stringify(attributes)
);

const formatTime = (milliseconds) => formatEventTime(Math.floor(milliseconds / 1e3));
const DAY_MS$1 = 864e5;
const counts = ({ type, failed, skipped, created }, isDone) => type === "profile-bulk-import-job" ? {
  failed_count: isDone ? failed : 0,
  // How long the real service keeps a job is not published (assumed).
  expires_at: formatTime(created + 7 * DAY_MS$1),
  started_at: isDone ? formatTime(created) : null
} : { skipped_count: isDone ? skipped : 0 };
const jobDocument$1 = (job, origin, status) => {
  const self = `${origin}/api/${job.type}s/${job.id}/`;
  const isDone = status === "complete";
  const relate = (name, ids) => ({
    data: ids.map((id) => ({ type: name.slice(0, -1), id })),
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` }
  });
  const links = (name) => ({
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` }
  });
  return {
    type: job.type,
    id: job.id,
    attributes: {
      status,
      created_at: formatTime(job.created),
      total_count: job.total,
      completed_count: isDone ? job.completed : 0,
      completed_at: isDone ? formatTime(job.created) : null,
      ...counts(job, isDone)
    },
    relationships: {
      lists: relate("lists", job.groups.lists),
      ...job.type === "profile-bulk-import-job" ? {
        profiles: links("profiles"),
        "import-errors": { links: { related: `${self}import-errors/` } }
      } : { segments: relate("segments", job.groups.segments) }
    },
    links: { self }
  };
};

const mustFindJob = ({ box, id }, type) => {
  const job = findJob(box.database, type, id);
  if (job !== void 0) return job;
  throw new Failure(404, { detail: `A ${type} with id ${id} does not exist.` });
};
const readsNewestFirst$1 = (url, type) => {
  const key = type === "profile-bulk-import-job" ? "created_at" : "created";
  const sort = url.searchParams.get("sort") ?? `-${key}`;
  if (sort.replace(/^-/, "") === key) return sort.startsWith("-");
  throw new Failure(400, {
    detail: `'${sort}' is not an allowed sort parameter for this resource.`,
    parameter: "sort"
  });
};
const readFilter = (url, type) => {
  const groups = [];
  let isEmpty = false;
  for (const condition of parseFilter(url.searchParams.get("filter") ?? "")) {
    const { field, operator, values } = condition;
    const mayBeAny = type === "profile-bulk-import-job";
    if (operator !== "equals" && !(mayBeAny && operator === "any"))
      throw refuseCondition(condition);
    if (field === "status") isEmpty ||= !values.includes("complete");
    else if (field === "list_id" && !mayBeAny)
      groups.push(JSON.stringify({ lists: values, segments: [] }));
    else if (field === "segment_id" && !mayBeAny)
      groups.push(JSON.stringify({ lists: [], segments: values }));
    else throw refuseCondition(condition);
  }
  return { isEmpty, groups };
};
const list$1 = (call, type) => {
  const { box, url } = call;
  const { isEmpty, groups } = readFilter(url, type);
  const paging = { usual: 20, largest: 100, isDescending: readsNewestFirst$1(url, type) };
  const { rows, links } = readSpanPage(
    url,
    paging,
    (span) => isEmpty ? [] : listJobs(box.database, type, groups, span)
  );
  const data = rows.map((job) => selectFields(url, jobDocument$1(job, url.origin, "complete")));
  return { status: 200, body: { data, links } };
};
const one = (call, type) => {
  const { url } = call;
  const job = mustFindJob(call, type);
  const include = readInclude(url, type === "profile-bulk-import-job" ? ["lists"] : []);
  const lists = groupDocuments(call, "list", job.groups.lists);
  return {
    status: 200,
    body: {
      data: selectFields(url, jobDocument$1(job, url.origin, "complete")),
      ...include.has("lists") && { included: lists.map((list2) => selectFields(url, list2)) },
      links: { self: linkToSelf(url) }
    }
  };
};
const answerQueued = ({ url }, job) => ({
  status: 202,
  body: {
    data: selectFields(url, jobDocument$1(job, url.origin, "queued")),
    links: { self: linkToSelf(url) }
  }
});
const jobReads = ({ type, scopes, rate, names }) => [
  {
    name: names.list,
    method: "GET",
    path: `/api/${type}s`,
    scopes,
    rate,
    answer: (call) => list$1(call, type)
  },
  {
    name: names.one,
    method: "GET",
    path: `/api/${type}s/:id`,
    scopes,
    rate,
    answer: (call) => one(call, type)
  }
];

const paging = { usual: 20, largest: 100, isDescending: false };
const mustFind$1 = (call) => mustFindJob(call, "profile-bulk-import-job");
const members = (call) => {
  const { id } = mustFind$1(call);
  return readSpanPage(call.url, paging, (span) => listJobMembers(call.box.database, id, span));
};
const showProfiles = (call) => {
  readAdditions(call.url);
  const { rows, links } = members(call);
  const data = rows.flatMap(({ profile_id }) => findProfile(call.box.database, profile_id) ?? []).map((profile) => showProfile(call, profile));
  return { data, links };
};
const showProfileIds = (call) => {
  const { rows, links } = members(call);
  return { data: rows.map(({ profile_id: id }) => ({ type: "profile", id })), links };
};
const showErrors = (call) => {
  const { id } = mustFind$1(call);
  const { rows, links } = readSpanPage(
    call.url,
    paging,
    (span) => listJobErrors(call.box.database, id, span)
  );
  const data = rows.map(
    (error) => selectFields(call.url, {
      type: "import-error",
      id: error.id,
      attributes: JSON.parse(error.attributes)
    })
  );
  return { data, links };
};
const unpaged = (call, data) => ({
  data,
  links: { self: linkToSelf(call.url), next: null, prev: null }
});
const showLists = (call) => unpaged(
  call,
  groupDocuments(call, "list", mustFind$1(call).groups.lists).map(
    (list) => selectFields(call.url, list)
  )
);
const showListIds = (call) => unpaged(
  call,
  mustFind$1(call).groups.lists.map((id) => ({ type: "list", id }))
);
const read$2 = (path, name, scope, show) => ({
  name,
  method: "GET",
  path: `/api/profile-bulk-import-jobs/:id/${path}`,
  scopes: [scope],
  rate: tiers.M,
  answer: (call) => ({ status: 200, body: show(call) })
});
const importRelationships = [
  read$2("profiles", "get_profiles_for_bulk_import_profiles_job", "profiles:read", showProfiles),
  read$2(
    "relationships/profiles",
    "get_profile_ids_for_bulk_import_profiles_job",
    "profiles:read",
    showProfileIds
  ),
  read$2("lists", "get_list_for_bulk_import_profiles_job", "lists:read", showLists),
  read$2(
    "relationships/lists",
    "get_list_ids_for_bulk_import_profiles_job",
    "lists:read",
    showListIds
  ),
  read$2("import-errors", "get_errors_for_bulk_import_profiles_job", "profiles:read", showErrors)
];

const toError = (failure, original, index) => {
  const [error] = errorDocument(failure.status, failure.problems).errors;
  const place = `/data/attributes/profiles/data/${index}`;
  const pointer = failure.problems[0]?.pointer ?? "/data";
  return {
    code: error?.code,
    title: error?.title,
    detail: error?.detail,
    source: { pointer: pointer.replace(/^\/data/, place) },
    original_payload: original
  };
};
const writeOne = (database, profile, original, { index, at }) => {
  try {
    refuseLargeProfile(Buffer.byteLength(JSON.stringify(original)));
    const write = () => writeProfile(database, sortProfile(profile), { at }).profile.id;
    return { profileId: database.attempt(write) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { error: toError(error, original, index) };
  }
};
const originals = (body) => body.data.attributes.profiles.data;
const run$1 = (call) => {
  const { attributes, relationships } = parseInput(
    bulkImportRequest(call.revision),
    call.body
  ).data;
  const { at } = call;
  const job = changeProfiles(call, (database) => {
    const lists = (relationships?.lists?.data ?? []).flatMap(
      (data) => readList$1(database, { data }) ?? []
    );
    const sent = originals(call.body);
    const outcomes = attributes.profiles.data.map(
      (profile, index) => writeOne(database, profile, sent[index], { index, at })
    );
    const written = outcomes.flatMap(({ profileId }) => profileId ?? []);
    const made = insertJob(database, {
      type: "profile-bulk-import-job",
      created: at,
      total: outcomes.length,
      completed: written.length,
      failed: outcomes.length - written.length,
      skipped: 0,
      groups: { lists: lists.map(({ id }) => id), segments: [] }
    });
    for (const { error } of outcomes) if (error) addJobError(database, made.id, error);
    for (const id of written) {
      addJobMember(database, made.id, id);
      for (const list of lists) addToList(database, list.id, id, at);
    }
    return made;
  });
  return answerQueued(call, job);
};
const importJobs = [
  {
    name: "bulk_import_profiles",
    method: "POST",
    path: "/api/profile-bulk-import-jobs",
    scopes: ["lists:write", "profiles:write"],
    rate: tiers.M,
    answer: run$1
  },
  ...jobReads({
    type: "profile-bulk-import-job",
    scopes: ["lists:read", "profiles:read"],
    rate: tiers.M,
    names: { one: "get_bulk_import_profiles_job", list: "get_bulk_import_profiles_jobs" }
  }),
  ...importRelationships
];

const find = (database, id, pointer) => {
  const profile = findProfileBy(database, "id", id);
  if (profile !== void 0) return profile;
  throw new Failure(404, { detail: `A profile with id ${id} does not exist.`, pointer });
};
const merge = (call) => {
  const { data } = parseInput(profileMergeRequest, call.body);
  const sourcePointer = "/data/relationships/profiles/data/0/id";
  const sourceId = data.relationships.profiles.data[0]?.id ?? "";
  if (sourceId === data.id)
    throw new Failure(400, {
      detail: "A profile cannot be merged into itself.",
      pointer: sourcePointer
    });
  changeProfiles(call, (database) => {
    find(database, data.id, "/data/id");
    const source = find(database, sourceId, sourcePointer);
    mergeInto(database, data.id, source, call.at);
    const who = namePerson(mustFindProfile$1(database, data.id));
    const sentence = `${namePerson(source)} joined ${who}: profile-merge asked for it`;
    const step = { kind: "asked", other: copyPerson(source) };
    tell(database, data.id, [{ step, sentence }], call.at);
  });
  const self = `${call.url.origin}/api/profiles/${data.id}/`;
  return {
    status: 201,
    body: { data: { type: "profile", id: data.id, links: { self } }, links: { self } }
  };
};
const mergeProfile = {
  name: "merge_profiles",
  method: "POST",
  path: "/api/profile-merge",
  scopes: ["profiles:write"],
  rate: tiers.M,
  since: "2023-09-15",
  answer: merge
};

const answer$5 = ({ url }, data) => ({
  status: 200,
  body: {
    data,
    links: { self: linkToSelf(url), ...Array.isArray(data) && { next: null, prev: null } }
  }
});
const read$1 = (path, name, scopes, rate, respond) => ({
  name,
  method: "GET",
  path: `/api/profiles/:id/${path}`,
  scopes,
  rate,
  answer: (call) => answer$5(call, respond(call, mustFindProfile(call, call.id).id))
});
const toIds = (type, ids) => ids.map((id) => ({ type, id }));
const ofGroups = (type) => {
  const scopes = type === "list" ? ["lists:read", "profiles:read"] : ["profiles:read", "segments:read"];
  const idsOf = ({ box }, id) => listGroupsOf(box.database, type, id);
  return [
    read$1(
      `${type}s`,
      `get_${type}s_for_profile`,
      scopes,
      tiers.S,
      (call, id) => groupDocuments(call, type, idsOf(call, id)).map((group) => selectFields(call.url, group))
    ),
    read$1(
      `relationships/${type}s`,
      `get_${type}_ids_for_profile`,
      scopes,
      tiers.S,
      (call, id) => toIds(type, idsOf(call, id))
    )
  ];
};
const conversationScopes = ["conversations:read", "profiles:read"];
const noConversation = () => {
  throw new Failure(404, { detail: "The profile has no conversation: the sandbox holds none." });
};
const profileRelationships = [
  read$1(
    "push-tokens",
    "get_push_tokens_for_profile",
    ["profiles:read"],
    tiers.M,
    (call, id) => listPushTokensOf(call.box.database, id).map(
      (token) => selectFields(call.url, pushTokenDocument(token, call.url.origin))
    )
  ),
  read$1(
    "relationships/push-tokens",
    "get_push_token_ids_for_profile",
    ["profiles:read"],
    tiers.M,
    ({ box }, id) => toIds(
      "push-token",
      listPushTokensOf(box.database, id).map(({ token }) => token)
    )
  ),
  ...ofGroups("list"),
  ...ofGroups("segment"),
  read$1("conversation", "get_conversation_for_profile", conversationScopes, tiers.S, noConversation),
  read$1(
    "relationships/conversation",
    "get_conversation_id_for_profile",
    conversationScopes,
    tiers.S,
    () => null
  ),
  ...[
    ["conversations", "get_conversations_for_profile"],
    ["relationships/conversations", "get_conversation_ids_for_profile"]
  ].map(
    ([path, name]) => ({
      ...read$1(path, name, conversationScopes, tiers.S, () => []),
      since: "2026-07-15"
    })
  )
];

const { email, phone_number } = profileAttributes;
const dateOfBirth = v.nullish(
  v.pipe(v.string(), v.isoDate("A date of birth is written as YYYY-MM-DD."))
);
const atMost = (most) => `A job holds at most ${most} profiles.`;
const EMPTY = "This list may not be empty.";
const NOBODY = "A profile needs an id, an email or a phone_number.";
const relationships = v.nullish(v.strictObject({ list: v.nullish(listReference) }));
const subscribedProfile = (now) => v.pipe(
  v.strictObject({
    type: v.literal("profile"),
    id: profileId,
    attributes: v.strictObject({
      email,
      phone_number,
      subscriptions: subscribedChannels(now),
      age_gated_date_of_birth: dateOfBirth
    })
  }),
  v.check(
    ({ id, attributes }) => !!(id || attributes.email || attributes.phone_number || attributes.subscriptions.push?.anonymous_id),
    NOBODY
  )
);
const subscribeRequest = (now) => v.strictObject({
  data: v.strictObject({
    type: v.literal("profile-subscription-bulk-create-job"),
    attributes: v.strictObject({
      custom_source: v.nullish(v.string()),
      profiles: v.strictObject({
        data: v.pipe(
          v.array(subscribedProfile(now)),
          v.minLength(1, EMPTY),
          v.maxLength(MAX_SUBSCRIBED_PROFILES, atMost(MAX_SUBSCRIBED_PROFILES))
        )
      }),
      historical_import: v.nullish(v.boolean())
    }),
    relationships
  })
});
const unsubscribedProfile = v.pipe(
  v.strictObject({
    type: v.literal("profile"),
    attributes: v.strictObject({ email, phone_number, subscriptions: unsubscribedChannels })
  }),
  v.check(({ attributes }) => !!(attributes.email || attributes.phone_number), NOBODY)
);
const unsubscribeRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("profile-subscription-bulk-delete-job"),
    attributes: v.strictObject({
      profiles: v.strictObject({
        data: v.pipe(
          v.array(unsubscribedProfile),
          v.minLength(1, EMPTY),
          v.maxLength(MAX_UNSUBSCRIBED_PROFILES, atMost(MAX_UNSUBSCRIBED_PROFILES))
        )
      })
    }),
    relationships
  })
});
const suppressedProfile = v.strictObject({
  type: v.literal("profile"),
  attributes: v.strictObject({
    email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email("Invalid email address"))
  })
});
const groupReference = (type) => v.nullish(
  v.strictObject({
    data: v.strictObject({ type: v.literal(type), id: v.pipe(v.string(), v.minLength(1)) })
  })
);
const suppressionRequest = (type) => v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal(type),
      attributes: v.strictObject({
        profiles: v.nullish(
          v.strictObject({
            data: v.pipe(
              v.array(suppressedProfile),
              v.minLength(1, EMPTY),
              v.maxLength(MAX_UNSUBSCRIBED_PROFILES, atMost(MAX_UNSUBSCRIBED_PROFILES))
            )
          })
        )
      }),
      relationships: v.nullish(
        v.strictObject({ list: groupReference("list"), segment: groupReference("segment") })
      )
    }),
    v.check(
      ({ attributes, relationships: groups }) => [attributes.profiles, groups?.list, groups?.segment].filter((one) => !!one).length === 1,
      "Name profiles, one list or one segment."
    )
  )
});

const placeOf = (index) => `/data/attributes/profiles/data/${index}/attributes`;
const findMissing = (choices, attributes, index) => {
  const needed = new Set(choices.flatMap(({ channel }) => addressOf(channel) ?? []));
  return [...needed].filter((name) => !attributes[name]).map((name) => ({
    detail: `'${name}' is a required field for this channel.`,
    pointer: `${placeOf(index)}/${name}`
  }));
};
const findUndated = (choices, index) => choices.filter(({ consentedAt, keys }) => consentedAt === void 0 && keys[1] !== "open_tracking").map(({ keys }) => ({
  detail: "A historical import needs consented_at.",
  pointer: `${placeOf(index)}/subscriptions/${keys.join("/")}/consented_at`
}));
const refuse$2 = (problems) => {
  if (problems.length > 0) throw new Failure(400, ...problems);
};
const readPerson = ({ id, attributes }) => {
  const { email, phone_number, subscriptions, age_gated_date_of_birth } = attributes;
  const anonymous_id = subscriptions.push?.anonymous_id;
  const sorted = sortProfile({ id, attributes: { email, phone_number, anonymous_id } });
  return age_gated_date_of_birth ? { ...sorted, traits: { ...sorted.traits, age_gated_date_of_birth } } : sorted;
};
const subscribeAll = (call) => {
  const { attributes, relationships } = parseInput(subscribeRequest(call.at), call.body).data;
  const isHistorical = attributes.historical_import ?? false;
  const people = attributes.profiles.data.map((profile) => ({
    profile,
    choices: listChoices(profile.attributes.subscriptions)
  }));
  refuse$2(
    people.flatMap(({ profile, choices }, index) => [
      ...profile.id ? [] : findMissing(choices, profile.attributes, index),
      ...isHistorical ? findUndated(choices, index) : []
    ])
  );
  changeProfiles(call, (database) => {
    const list = readList$1(database, relationships?.list);
    const customSource = attributes.custom_source ?? null;
    for (const { profile, choices } of people) {
      const person = resolvePerson(database, readPerson(profile), "event", call.at);
      if (person === void 0) continue;
      subscribe$1(database, person, choices, { list, customSource, isHistorical, at: call.at });
      for (const token of profile.attributes.subscriptions.push?.tokens ?? [])
        keepPushToken(database, person.id, token, call.at);
    }
  });
  return { status: 202 };
};
const unsubscribeAll = (call) => {
  const { attributes, relationships } = parseInput(unsubscribeRequest, call.body).data;
  const people = attributes.profiles.data.map((profile) => ({
    profile,
    choices: listChoices(profile.attributes.subscriptions)
  }));
  refuse$2(
    people.flatMap(
      ({ profile, choices }, index) => findMissing(choices, profile.attributes, index)
    )
  );
  changeProfiles(call, (database) => {
    const list = readList$1(database, relationships?.list);
    for (const { profile, choices } of people) {
      const { email, phone_number, subscriptions } = profile.attributes;
      const incoming = sortProfile({ attributes: { email, phone_number } });
      const person = resolvePerson(database, incoming, "event", call.at);
      if (person === void 0) continue;
      unsubscribe(database, person, choices, { list, at: call.at });
      for (const { token } of subscriptions.push?.tokens ?? [])
        deletePushToken(database, token, person.id);
    }
  });
  return { status: 202 };
};
const shared$1 = {
  method: "POST",
  scopes: ["lists:write", "profiles:write", "subscriptions:write"],
  rate: { ...tiers.L, steady: 750 }
};
const subscriptionJobs = [
  {
    ...shared$1,
    name: "bulk_subscribe_profiles",
    path: "/api/profile-subscription-bulk-create-jobs",
    answer: subscribeAll
  },
  {
    ...shared$1,
    name: "bulk_unsubscribe_profiles",
    path: "/api/profile-subscription-bulk-delete-jobs",
    answer: unsubscribeAll
  }
];

const MANUAL = "USER_SUPPRESSED";
const findByEmail = (database, email, kind, at) => {
  if (kind === "delete") return findOwner(database, "email", email)?.id;
  const person = resolveProfile(database, sortProfile({ attributes: { email } }), "event", at);
  return "profileId" in person ? person.profileId : void 0;
};
const findMembers = (database, { type, id }) => {
  const members = listMembersOf(database, type, id);
  if (members !== void 0) return members;
  throw new Failure(404, {
    detail: `A ${type} with id ${id} does not exist.`,
    pointer: `/data/relationships/${type}/data/id`
  });
};
const apply = (database, id, kind, at) => {
  const isSuppressed = listSuppressions(database, id).some(
    ({ reason, list_id }) => reason === MANUAL && list_id === ""
  );
  if (kind === "create") suppress(database, id, { list_id: "", reason: MANUAL, at });
  else unsuppress(database, id, [MANUAL]);
  return isSuppressed === (kind === "delete");
};
const run = (call, kind) => {
  const type = `profile-suppression-bulk-${kind}-job`;
  const { attributes, relationships } = parseInput(suppressionRequest(type), call.body).data;
  const { list, segment } = relationships ?? {};
  const group = list?.data ?? segment?.data;
  const job = changeProfiles(call, (database) => {
    const emails = attributes.profiles?.data.map((profile) => profile.attributes.email) ?? [];
    const ids = group ? findMembers(database, group) : emails.map((email) => findByEmail(database, email, kind, call.at));
    const completed = ids.filter(
      (id) => id !== void 0 && apply(database, id, kind, call.at)
    ).length;
    return insertJob(database, {
      type,
      created: call.at,
      total: ids.length,
      completed,
      failed: 0,
      skipped: ids.length - completed,
      groups: { lists: list ? [list.data.id] : [], segments: segment ? [segment.data.id] : [] }
    });
  });
  return answerQueued(call, job);
};
const rate = { ...tiers.L, steady: 750 };
const ofKind = (kind, word, scopes) => [
  {
    name: `bulk_${word}_profiles`,
    method: "POST",
    path: `/api/profile-suppression-bulk-${kind}-jobs`,
    scopes,
    rate,
    answer: (call) => run(call, kind)
  },
  ...jobReads({
    type: `profile-suppression-bulk-${kind}-job`,
    scopes: ["subscriptions:read"],
    rate,
    names: { one: `get_bulk_${word}_profiles_job`, list: `get_bulk_${word}_profiles_jobs` }
  })
];
const suppressionJobs = [
  ...ofKind("create", "suppress", ["profiles:write", "subscriptions:write"]),
  ...ofKind("delete", "unsuppress", ["subscriptions:write"])
];

const answer$4 = (call, status, { profile }) => ({
  status,
  body: { data: showProfile(call, profile), links: { self: linkToSelf(call.url) } }
});
const importOne = (call) => {
  readAdditions(call.url);
  refuseLargeProfile(call.bodyBytes);
  const { data } = parseInput(profileImportRequest(call.revision), call.body);
  const written = changeProfiles(
    call,
    (database) => writeProfile(database, sortProfile(data), { at: call.at })
  );
  return answer$4(call, written.isNew ? 201 : 200, written);
};
const create$2 = (call) => {
  readAdditions(call.url);
  refuseLargeProfile(call.bodyBytes);
  const { data } = parseInput(profileCreateRequest, call.body);
  const written = changeProfiles(
    call,
    (database) => writeProfile(database, sortProfile(data), { at: call.at, isNew: true })
  );
  return answer$4(call, 201, written);
};
const update$1 = (call) => {
  readAdditions(call.url);
  refuseLargeProfile(call.bodyBytes);
  const { data } = parseInput(profileUpdateRequest, call.body);
  if (data.id !== call.id)
    throw new Failure(400, { detail: "The id is not the one in the path.", pointer: "/data/id" });
  const written = changeProfiles(call, (database) => {
    const { id } = mustFindProfile(call, call.id);
    return writeProfile(database, { ...sortProfile(data), id }, { at: call.at });
  });
  return answer$4(call, 200, written);
};
const shared = { scopes: ["profiles:write"], rate: { ...tiers.L, steady: 750 } };
const profileWrites = [
  {
    ...shared,
    name: "create_or_update_profile",
    method: "POST",
    path: "/api/profile-import",
    since: "2024-02-15",
    answer: importOne
  },
  { ...shared, name: "create_profile", method: "POST", path: "/api/profiles", answer: create$2 },
  { ...shared, name: "update_profile", method: "PATCH", path: "/api/profiles/:id", answer: update$1 }
];

const profileEndpoints = [
  getProfiles,
  getProfile,
  ...profileWrites,
  mergeProfile,
  ...profileRelationships,
  ...importJobs,
  ...subscriptionJobs,
  ...suppressionJobs,
  ...pushTokens
];

const findGiven = ({ box }, type, id, pointer = "/data/id") => {
  const row = findResource(box.database, type, id);
  if (row !== void 0) return row;
  throw new Failure(404, { detail: `A ${type.type} with id ${id} does not exist.`, pointer });
};
const changeAll = ({ box }, work) => {
  const result = box.database.transaction(work);
  box.feed.publish("resources");
  return result;
};

const includable = ({ relationships = {} }) => Object.keys(relationships).filter((name) => relationships[name]?.include);
const refuseField = (name, parameter) => new Failure(400, {
  detail: `'${name.slice(0, 120)}' is not a valid field for the resource.`,
  parameter
});
const checkFields = (url) => {
  for (const [parameter, value] of url.searchParams) {
    const [, kind, name] = /^(additional-fields|fields)\[([^\]]*)\]$/.exec(parameter) ?? [];
    const type = findType(name ?? "");
    if (type === void 0 || type.document !== void 0) continue;
    const isAllowed = (field) => {
      const attribute = Object.hasOwn(type.attributes, field) ? type.attributes[field] : void 0;
      if (kind === "additional-fields") return attribute?.shown === "asked";
      return field === "id" || attribute !== void 0 && attribute.shown !== "never";
    };
    const wrong = value.split(",").find((field) => field && !isAllowed(field.split(".")[0] ?? ""));
    if (wrong !== void 0) throw refuseField(wrong, parameter);
  }
};
const show$1 = (call, type, row, wanted) => {
  const document = toDocument$1(call, type, row, wanted);
  const { attributes } = document;
  return attributes ? selectFields(call.url, { ...document, attributes }) : document;
};
const listIncluded = (call, type, row, name) => {
  const relationship = type.relationships?.[name];
  if (relationship === void 0) return [];
  const target = findType(relationship.target);
  if (target === void 0) return [];
  return listLinked(call.box.database, row, name, relationship).flatMap((id) => findResource(call.box.database, target, id) ?? []).map((found) => ({ target, found }));
};
const showRows = (call, type, rows) => {
  const wanted = readInclude(call.url, includable(type));
  checkFields(call.url);
  const data = rows.map((row) => show$1(call, type, row, wanted));
  if (wanted.size === 0) return { data };
  const found = rows.flatMap(
    (row) => [...wanted].flatMap((name) => listIncluded(call, type, row, name))
  );
  const once = new Map(found.map((one) => [`${one.target.type} ${one.found.id}`, one]));
  return { data, included: [...once.values()].map((one) => show$1(call, one.target, one.found)) };
};
const showRow = (call, type, row) => {
  const { data, ...rest } = showRows(call, type, [row]);
  return { data: data[0], ...rest, links: { self: linkToSelf(call.url) } };
};

const mustFind = (call, type) => {
  const row = findResource(call.box.database, type, call.id);
  if (row !== void 0) return row;
  throw new Failure(404, {
    detail: `A ${type.type} with id ${call.id.slice(0, 255)} does not exist.`
  });
};
const create$1 = (type) => (call) => {
  const { database } = call.box;
  const told = readTold(database, type, "create", call.body);
  const row = changeAll(call, () => addResource(database, type, told, call.at));
  return { status: 201, body: showRow(call, type, row) };
};
const refuseOtherId = (type, row, id = "") => {
  if ((type.canonicalId?.(id) ?? id) === row.id) return;
  throw new Failure(400, { detail: "The id is not that of the path.", pointer: "/data/id" });
};
const refuseFixed = ({ fixedId, type }, { id }) => {
  if (id !== fixedId) return;
  throw new Failure(400, { detail: `This ${type} cannot be changed.`, pointer: "/data/id" });
};
const changeResource = (database, type, row, told, now) => {
  const attributes = mergeAttributes(type, row.attributes, told.attributes, now);
  refuseTwin(database, type, attributes, row.id);
  updateRow(database, row, attributes, now);
  writeLinks(database, type, row, told.linked, now);
};
const update = (type) => (call) => {
  const { database } = call.box;
  const row = mustFind(call, type);
  refuseFixed(type, row);
  const told = readTold(database, type, "update", call.body);
  refuseOtherId(type, row, told.id);
  changeAll(call, () => changeResource(database, type, row, told, call.at));
  if (type.updatesSilently) return { status: 204 };
  return { status: 200, body: showRow(call, type, mustFind(call, type)) };
};
const remove = (type) => (call) => {
  const { database } = call.box;
  const row = mustFind(call, type);
  refuseFixed(type, row);
  changeAll(call, () => deleteRow(database, type.type, row.id));
  return { status: 204 };
};

const DAY_SECONDS = 86400;
const bodySchema = ({ key, use, most, type }, target) => {
  const one = use === "delete" ? referenceTo(target.type) : resourceSchema$1(target, use);
  const many = v.pipe(
    v.array(one),
    v.minLength(1, "This list may not be empty."),
    v.maxLength(most, `More than ${most} at once.`)
  );
  return v.strictObject({
    data: v.strictObject({
      type: v.literal(type.type),
      attributes: v.strictObject({ [key]: v.strictObject({ data: many }) })
    })
  });
};
const targetOf$1 = (job) => {
  const target = findType(job.target);
  if (target === void 0) throw new Error(`There is no type ${job.target}`);
  return target;
};
const work = (call, { use }, target, one, at) => {
  const { database } = call.box;
  if (use === "create")
    return addResource(database, target, understand(database, target, use, one, at), call.at).id;
  const row = findGiven(call, target, one.id ?? "", `${at}/id`);
  if (use === "delete") deleteRow(database, target.type, row.id);
  else changeResource(database, target, row, understand(database, target, use, one, at), call.at);
  return row.id;
};
const wordErrors = (error, at) => {
  if (!(error instanceof Failure)) throw error;
  const problems = error.problems.map((problem) => ({
    ...problem,
    pointer: problem.pointer?.startsWith(at) ? problem.pointer : `${at}${problem.pointer?.replace(/^\/data/, "") ?? ""}`
  }));
  return errorDocument(error.status, problems).errors.map(
    ({ status: _, links: _links, meta: _meta, ...shown }) => shown
  );
};
const workAll = (call, job, all) => {
  const target = targetOf$1(job);
  const done = [];
  const errors = [];
  for (const [index, one] of all.entries()) {
    const at = `/data/attributes/${job.key}/data/${index}`;
    try {
      done.push(call.box.database.attempt(() => work(call, job, target, one, at)));
    } catch (error) {
      errors.push(...wordErrors(error, at));
    }
  }
  return { done, errors };
};
const keep$2 = (call, job, all) => {
  const { database } = call.box;
  const { done, errors } = workAll(call, job, all);
  const seconds = Math.floor(call.at / 1e3);
  const attributes = {
    total_count: all.length,
    completed_count: done.length,
    failed_count: all.length - done.length,
    completed_at: formatEventTime(seconds),
    errors,
    expires_at: formatEventTime(seconds + 7 * DAY_SECONDS)
  };
  const row = addResource(database, job.type, { id: void 0, attributes, linked: {} }, call.at);
  for (const id of job.use === "delete" ? [] : done)
    addLink(database, { from: row, relationship: job.key, to: { type: job.target, id } }, call.at);
  return row;
};
const start = (job) => (call) => {
  const { attributes } = parseInput(bodySchema(job, targetOf$1(job)), call.body).data;
  const all = attributes[job.key]?.data;
  const row = changeAll(call, () => keep$2(call, job, all));
  const waiting = { status: "queued", completed_count: 0, failed_count: 0, errors: [] };
  const queued = { ...row.attributes, ...waiting, completed_at: null };
  return { status: 202, body: showRow(call, job.type, { ...row, attributes: queued }) };
};
const bulkJobs = jobs.map((job) => ({
  name: job.name,
  method: "POST",
  path: job.type.path,
  scopes: [`${job.type.scope}:write`],
  rate: rates.large,
  answer: start(job)
}));

const jobDocument = ({ url }, id, status) => ({
  data: {
    type: "campaign-send-job",
    id,
    attributes: { status },
    links: { self: `${url.origin}/api/campaign-send-jobs/${encodeURIComponent(id)}/` }
  },
  links: { self: url.href }
});
const sendRequest = v.strictObject({
  data: v.strictObject({ type: v.literal("campaign-send-job"), id: identifier })
});
const sendTimeOf = ({ attributes }, at) => {
  const { datetime } = attributes.send_strategy ?? {};
  const told = typeof datetime === "string" ? parseEventTime(datetime) : void 0;
  return Math.max(told ?? 0, Math.floor(at / 1e3));
};
const send = (call) => {
  const { id } = parseInput(sendRequest, call.body).data;
  const row = findGiven(call, campaign, id, "/data/id");
  const at = sendTimeOf(row, call.at);
  const isDue = at * 1e3 <= call.at;
  const times = {
    send_time: formatEventTime(at),
    scheduled_at: formatEventTime(Math.floor(call.at / 1e3))
  };
  const attributes = { ...row.attributes, ...times, status: isDue ? "Sent" : "Scheduled" };
  changeAll(call, () => updateRow(call.box.database, row, attributes, call.at));
  return { status: 202, body: jobDocument(call, id, "queued") };
};
const statusOf = ({ attributes: { status } }) => {
  if (status === "Sent") return "complete";
  return status === "Cancelled" ? "cancelled" : "queued";
};
const readJob = (call) => {
  const row = findGiven(call, campaign, call.id, "/data/id");
  return { status: 200, body: jobDocument(call, row.id, statusOf(row)) };
};
const stopRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("campaign-send-job"),
    id: identifier,
    attributes: v.strictObject({ action: v.picklist(["cancel", "revert"]) })
  })
});
const stop$1 = (call) => {
  const { attributes } = parseInput(stopRequest, call.body).data;
  const row = findGiven(call, campaign, call.id, "/data/id");
  const status = attributes.action === "cancel" ? "Cancelled" : "Draft";
  const stopped = { ...row.attributes, status, send_time: null };
  changeAll(call, () => updateRow(call.box.database, row, stopped, call.at));
  return { status: 204 };
};

const assignRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("campaign-message"),
    id: identifier,
    relationships: v.strictObject({ template: v.strictObject({ data: referenceTo("template") }) })
  })
});
const assign = (call) => {
  const { id, relationships } = parseInput(assignRequest, call.body).data;
  const { database } = call.box;
  const message = findGiven(call, campaignMessage, id);
  const pointer = "/data/relationships/template/data/id";
  const original = findGiven(call, template, relationships.template.data.id, pointer);
  const relationship = campaignMessage.relationships?.template;
  if (relationship === void 0) throw new Error("A message has no template");
  changeAll(call, () => {
    const told = { id: void 0, attributes: original.attributes, linked: {} };
    const copy = addResource(database, template, told, call.at);
    replaceLinks(database, message, "template", relationship, [copy.id], call.at);
  });
  return { status: 200, body: showRow(call, campaignMessage, message) };
};
const cloneRequest$1 = v.strictObject({
  data: v.strictObject({
    type: v.literal("campaign"),
    id: identifier,
    attributes: v.nullish(v.strictObject({ new_name: v.nullish(v.string()) }))
  })
});
const cloneMessages = (call, original, copy) => {
  const { database } = call.box;
  const messages = campaign.relationships?.["campaign-messages"];
  if (messages === void 0) return;
  for (const id of listLinked(database, original, "campaign-messages", messages)) {
    const { attributes } = findGiven(call, campaignMessage, id);
    const told = { id: void 0, attributes, linked: {} };
    const from = addResource(database, campaignMessage, told, call.at);
    addLink(database, { from, relationship: "campaign", to: copy }, call.at);
  }
};
const clone$1 = (call) => {
  const { id, attributes } = parseInput(cloneRequest$1, call.body).data;
  const original = findGiven(call, campaign, id);
  const name = attributes?.new_name ?? `${original.attributes.name} (copy)`;
  const fresh = { name, status: "Draft", send_time: null, "campaign-messages": null };
  const told = { id: void 0, attributes: { ...original.attributes, ...fresh }, linked: {} };
  const copy = changeAll(call, () => {
    const row = addResource(call.box.database, campaign, told, call.at);
    cloneMessages(call, original, row);
    return row;
  });
  return { status: 201, body: showRow(call, campaign, copy) };
};
const endpoint = (name, method, path, answer) => {
  const scopes = [method === "GET" ? "campaigns:read" : "campaigns:write"];
  return { name, method, path, scopes, rate: rates.medium, answer };
};
const campaignActions = [
  endpoint(
    "assign_template_to_campaign_message",
    "POST",
    "/api/campaign-message-assign-template",
    assign
  ),
  endpoint("create_campaign_clone", "POST", "/api/campaign-clone", clone$1),
  endpoint("send_campaign", "POST", "/api/campaign-send-jobs", send),
  endpoint("get_campaign_send_job", "GET", "/api/campaign-send-jobs/:id", readJob),
  endpoint("cancel_campaign_send", "PATCH", "/api/campaign-send-jobs/:id", stop$1)
];

const MOST = 500;
const MAX_RECORD_BYTES = 512e3;
const isSmall = (value) => Buffer.byteLength(JSON.stringify(value)) <= MAX_RECORD_BYTES;
const record = v.strictObject({
  type: v.literal("data-source-record"),
  attributes: v.strictObject({
    record: v.pipe(
      plainObject,
      v.check((value) => isSmall(value), "The record is larger than 512 KB.")
    )
  })
});
const source = v.strictObject({
  "data-source": v.strictObject({ data: referenceTo("data-source") })
});
const oneRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("data-source-record-create-job"),
    attributes: v.strictObject({ "data-source-record": v.strictObject({ data: record }) }),
    relationships: source
  })
});
const manyRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("data-source-record-bulk-create-job"),
    attributes: v.strictObject({
      "data-source-records": v.strictObject({
        data: v.pipe(v.array(record), v.maxLength(MOST, `More than ${MOST} at once.`))
      })
    }),
    relationships: source
  })
});
const keep$1 = (call, { "data-source": { data } }, records) => {
  const { database } = call.box;
  const pointer = "/data/relationships/data-source/data/id";
  const to = findGiven(call, dataSource, data.id, pointer);
  changeAll(call, () => {
    for (const { attributes } of records) {
      const row = { type: "data-source-record", id: newProfileId(call.at) };
      insertRow(database, { ...row, attributes, created: call.at, updated: call.at });
      addLink(database, { from: row, relationship: "data-source", to }, call.at);
    }
  });
  return { status: 202 };
};
const keepOne = (call) => {
  const { attributes, relationships } = parseInput(oneRequest, call.body).data;
  return keep$1(call, relationships, [attributes["data-source-record"].data]);
};
const keepMany = (call) => {
  const { attributes, relationships } = parseInput(manyRequest, call.body).data;
  return keep$1(call, relationships, attributes["data-source-records"].data);
};
const dataSourceRecords = [
  {
    name: "create_data_source_record",
    method: "POST",
    path: "/api/data-source-record-create-jobs",
    scopes: ["custom-objects:write"],
    rate: rates.large,
    answer: keepOne
  },
  {
    name: "bulk_create_data_source_records",
    method: "POST",
    path: "/api/data-source-record-bulk-create-jobs",
    scopes: ["custom-objects:write"],
    rate: rate$1(3, 15),
    answer: keepMany
  }
];

const braces = [
  { kind: "value", open: "{{", close: "}}" },
  { kind: "tag", open: "{%", close: "%}" },
  { kind: "comment", open: "{#", close: "#}" }
];
const tokenize = (template) => {
  const tokens = [];
  const lastClose = new Map(braces.map(({ kind, close }) => [kind, template.lastIndexOf(close)]));
  let textFrom = 0;
  for (let at = template.indexOf("{"); at !== -1; at = template.indexOf("{", at)) {
    const brace = braces.find(({ open }) => template.startsWith(open, at));
    if (brace === void 0 || (lastClose.get(brace.kind) ?? -1) < at + 2) {
      at += 1;
      continue;
    }
    const end = template.indexOf(brace.close, at + 2);
    if (at > textFrom) tokens.push({ kind: "text", text: template.slice(textFrom, at) });
    tokens.push({ kind: brace.kind, text: template.slice(at + 2, end).trim() });
    at = end + 2;
    textFrom = at;
  }
  if (textFrom < template.length) tokens.push({ kind: "text", text: template.slice(textFrom) });
  return tokens;
};

const MAX_DEPTH = 50;
const refuseTemplate = (detail) => new Failure(400, { detail: `The template cannot be rendered: ${detail}`, pointer: "/data/id" });
const MAX_EXPRESSION = 1e3;
const limited = (expression) => {
  if (expression.length <= MAX_EXPRESSION) return expression;
  throw refuseTemplate(`an expression has more than ${MAX_EXPRESSION} characters.`);
};
class Reader {
  #at = 0;
  #tokens;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  next() {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }
}
const readFor = (reader, rest, depth) => {
  const [, name, list] = /^(\w+)\s+in\s+(.+)$/.exec(rest) ?? [];
  if (name === void 0 || list === void 0)
    throw refuseTemplate(`"for ${rest.slice(0, 60)}" is not "for name in list".`);
  const { nodes: body, end } = readNodes(reader, depth, ["empty", "endfor"]);
  const empty = end === "empty" ? readNodes(reader, depth, ["endfor"]).nodes : [];
  return { kind: "for", name, list, body, empty };
};
const readIf = (reader, first, depth) => {
  const branches = [];
  let condition = first;
  for (; ; ) {
    const { nodes: body, end } = readNodes(reader, depth, ["elif", "else", "endif"]);
    branches.push({ condition, body });
    if (end === "endif") return { kind: "if", branches };
    condition = end === "else" ? void 0 : end.slice("elif ".length);
  }
};
const readTag = (reader, text, depth) => {
  const [, name = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  if (name === "if") return readIf(reader, rest, depth + 1);
  if (name === "for") return readFor(reader, rest, depth + 1);
  throw refuseTemplate(`the sandbox does not know the tag "${name.slice(0, 60)}".`);
};
const readNodes = (reader, depth, ends) => {
  if (depth > MAX_DEPTH) throw refuseTemplate("its tags are nested too deeply.");
  const nodes = [];
  for (let token = reader.next(); token !== void 0; token = reader.next()) {
    const { kind, text } = token;
    if (kind === "comment") continue;
    if (kind !== "tag") nodes.push({ kind, text: kind === "value" ? limited(text) : text });
    else if (ends.includes(text.split(/\s/)[0] ?? "")) return { nodes, end: text };
    else nodes.push(readTag(reader, limited(text), depth));
  }
  if (ends.length > 0) throw refuseTemplate(`"${ends.at(-1)}" is missing.`);
  return { nodes, end: "" };
};
const readTemplate = (template) => readNodes(new Reader(tokenize(template)), 0, []).nodes;

const print = (value) => {
  if (value === void 0 || value === null) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};
class Safe {
  text;
  constructor(text) {
    this.text = text;
  }
}
const printEscaped = (value) => {
  if (value instanceof Safe) return value.text;
  return print(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
};
const printPlain = (value) => value instanceof Safe ? value.text : print(value);
const isEmpty$1 = (value) => value === void 0 || value === null || value === "" || value === false || value === 0;
const truncate = (text, length) => text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}\u2026`;
const toNumber = (value) => typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
const MAX_JOINED = 1e7;
const join = (list, separator) => {
  const texts = list.map(printPlain);
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  if (length > MAX_JOINED) throw refuseTemplate("what it joins is larger than 10 MB.");
  return texts.join(separator);
};
const size = (value) => Array.isArray(value) || typeof value === "string" ? value.length : 0;
const filters = {
  default: (value, argument) => isEmpty$1(value) ? argument : value,
  upper: (value) => printPlain(value).toUpperCase(),
  lower: (value) => printPlain(value).toLowerCase(),
  title: (value) => printPlain(value).toLowerCase().replace(
    /(^|[^\p{L}\p{N}'])(\p{L})/gu,
    (_, before, letter) => before + letter.toUpperCase()
  ),
  capfirst: (value) => printPlain(value).replace(/^./u, (letter) => letter.toUpperCase()),
  trim: (value) => printPlain(value).trim(),
  length: size,
  first: (value) => Array.isArray(value) || typeof value === "string" ? value[0] : void 0,
  last: (value) => Array.isArray(value) || typeof value === "string" ? value.at(-1) : void 0,
  join: (value, argument) => Array.isArray(value) ? join(value, printPlain(argument)) : value,
  floatformat: (value, argument) => {
    const digits = Math.min(20, Math.abs(Math.trunc(toNumber(argument ?? 1))) || 0);
    return Number.isFinite(toNumber(value)) ? toNumber(value).toFixed(digits) : "";
  },
  truncatechars: (value, argument) => truncate(printPlain(value), toNumber(argument) || 0),
  safe: (value) => new Safe(printPlain(value))
};
const applyFilter = (name, value, argument) => {
  const filter = Object.hasOwn(filters, name) ? filters[name] : void 0;
  if (filter === void 0)
    throw refuseTemplate(`the sandbox does not know the filter "${name.slice(0, 60)}".`);
  return filter(value, argument);
};

const STRING = `"[^"]*"|'[^']*'`;
const PIECES = new RegExp(`(?:${STRING}|[^|"'])+`, "g");
const FILTER = new RegExp(`^\\s*(\\w+)\\s*(?::\\s*(${STRING}|[^\\s]+))?\\s*$`);
const step = (value, name) => {
  if (Array.isArray(value) && /^\d+$/.test(name)) return value[Number(name)];
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return value[name];
};
const constants = { True: true, False: false, None: null };
const readOperand = (text, context) => {
  if (/^(".*"|'.*')$/s.test(text)) return text.slice(1, -1);
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (Object.hasOwn(constants, text)) return constants[text];
  return text.split(".").reduce(step, context);
};
const MAX_FILTERS = 10;
const evaluate = (expression, context) => {
  const [first = "", ...filters] = expression.match(PIECES) ?? [];
  if (filters.length > MAX_FILTERS)
    throw refuseTemplate(`an expression has more than ${MAX_FILTERS} filters.`);
  return filters.reduce(
    (value, text) => {
      const [, name = "", argument] = FILTER.exec(text) ?? [];
      const given = argument === void 0 ? void 0 : readOperand(argument, context);
      return applyFilter(name, value, given);
    },
    readOperand(first.trim(), context)
  );
};
const isTrue = (value) => {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
};
const OPERATORS = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  ">=": (left, right) => toNumber(left) >= toNumber(right),
  "<=": (left, right) => toNumber(left) <= toNumber(right),
  ">": (left, right) => toNumber(left) > toNumber(right),
  "<": (left, right) => toNumber(left) < toNumber(right)
};
const COMPARISON = new RegExp(`^((?:${STRING}|[^"'=!<>])+?)\\s*(==|!=|>=|<=|>|<)\\s*(.+)$`, "s");
const decide = (condition, context) => {
  const either = condition.split(/\s+or\s+/);
  if (either.length > 1) return either.some((part) => decide(part, context));
  const both = condition.split(/\s+and\s+/);
  if (both.length > 1) return both.every((part) => decide(part, context));
  const text = condition.trim();
  if (/^not\s/.test(text)) return !decide(text.slice(4), context);
  const [, left, operator = "", right] = COMPARISON.exec(text) ?? [];
  if (left === void 0 || right === void 0) return isTrue(evaluate(text, context));
  return OPERATORS[operator]?.(evaluate(left, context), evaluate(right, context)) ?? false;
};

const MAX_LENGTH$1 = 1e6;
const MAX_STEPS = 1e5;
const MAX_MS = 1e3;
const write = (output, text) => {
  output.length += text.length;
  if (output.length > MAX_LENGTH$1) throw refuseTemplate("the outcome is larger than 1 MB.");
  output.parts.push(text);
};
const countStep = (output) => {
  output.steps += 1;
  if (output.steps > MAX_STEPS) throw refuseTemplate("it has too many steps.");
  if (performance.now() > output.deadline) throw refuseTemplate("it takes over a second.");
};
const loopOver = (list) => {
  if (Array.isArray(list)) return list;
  return typeof list === "object" && list !== null ? Object.keys(list) : [];
};
const renderLoop = (node, scope, output) => {
  const items = loopOver(evaluate(node.list, scope));
  if (items.length === 0) renderAll(node.empty, scope, output);
  const before = { item: scope[node.name], forloop: scope.forloop };
  for (const [index, item] of items.entries()) {
    countStep(output);
    scope.forloop = {
      counter: index + 1,
      counter0: index,
      first: index === 0,
      last: index === items.length - 1
    };
    scope[node.name] = item;
    renderAll(node.body, scope, output);
  }
  scope.forloop = before.forloop;
  scope[node.name] = before.item;
};
const renderOne = (node, scope, output) => {
  countStep(output);
  if (node.kind === "text") write(output, node.text);
  else if (node.kind === "value") write(output, output.print(evaluate(node.text, scope)));
  else if (node.kind === "for") renderLoop(node, scope, output);
  else if (node.kind === "if") {
    const branch = node.branches.find(
      ({ condition }) => condition === void 0 || decide(condition, scope)
    );
    if (branch !== void 0) renderAll(branch.body, scope, output);
  }
};
const renderAll = (nodes, scope, output) => {
  for (const node of nodes) renderOne(node, scope, output);
};
const renderTemplate = (template, context, format) => {
  const print = format === "html" ? printEscaped : printPlain;
  const output = {
    print,
    deadline: performance.now() + MAX_MS,
    steps: 0,
    length: 0,
    parts: []
  };
  const scope = Object.assign(/* @__PURE__ */ Object.create(null), context);
  renderAll(readTemplate(template), scope, output);
  return output.parts.join("");
};

const renderRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("template"),
    id: identifier,
    attributes: v.strictObject({ context: plainObject })
  })
});
const render = (call) => {
  const { id, attributes } = parseInput(renderRequest, call.body).data;
  const row = findGiven(call, template, id);
  const fill = (name) => {
    const source = row.attributes[name];
    return typeof source === "string" ? renderTemplate(source, attributes.context, name) : null;
  };
  const rendered = { ...row.attributes, html: fill("html"), text: fill("text") };
  return { status: 201, body: showRow(call, template, { ...row, attributes: rendered }) };
};
const cloneRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal("template"),
    id: identifier,
    attributes: v.nullish(v.strictObject({ name: v.nullish(v.string()) }))
  })
});
const clone = (call) => {
  const { id, attributes } = parseInput(cloneRequest, call.body).data;
  const original = findGiven(call, template, id);
  const name = attributes?.name ?? `${original.attributes.name} (copy)`;
  const told = { id: void 0, attributes: { ...original.attributes, name }, linked: {} };
  const row = changeAll(call, () => addResource(call.box.database, template, told, call.at));
  return { status: 201, body: showRow(call, template, row) };
};
const templateActions = [
  {
    name: "render_template",
    method: "POST",
    path: "/api/template-render",
    scopes: ["templates:read"],
    rate: rates.small,
    answer: render
  },
  {
    name: "clone_template",
    method: "POST",
    path: "/api/template-clone",
    scopes: ["templates:write"],
    rate: rates.large,
    answer: clone
  }
];

const canonicalIdOf = (type) => (id, relationship) => {
  const target = relationship && type.relationships?.[relationship]?.target;
  const owner = target ? findType(target) : type;
  return owner?.canonicalId?.(id) ?? id;
};

const quote = (text) => text.replaceAll("'", "''").replaceAll('"', "");
const ofAttribute = ({ column, kind }, path) => {
  if (column !== void 0) return { sql: `resources.${column} / 1000`, kind: "seconds" };
  const steps = path.split(".").map((step) => `."${quote(step)}"`);
  const inner = steps.length > 1 ? "text" : kind;
  return { sql: `json_extract(resources.attributes, '$${steps.join("")}')`, kind: inner };
};
const findField = ({ attributes }, name) => {
  if (["id", "ids", "profile_id"].includes(name)) return { sql: "resources.id", kind: "text" };
  if (name === "joined_group_at") return { sql: "resources.since / 1000", kind: "seconds" };
  if (name === "created" || name === "updated")
    return ofAttribute({ kind: "time", column: name }, name);
  const attribute = attributes[name.split(".")[0] ?? name];
  return attribute && ofAttribute(attribute, name);
};
const sortKey = (type, name) => {
  const field = findField(type, name);
  if (field === void 0) return "resources.seq";
  if (field.kind === "seconds") return field.sql.replace(" / 1000", "");
  return name === "id" ? field.sql : `coalesce(${field.sql}, '')`;
};

const unquoted = ["number", "integer", "boolean", "time", "seconds"];
const readTime = (text, kind) => {
  const seconds = parseEventTime(text);
  return seconds === void 0 || kind === "seconds" ? seconds : formatEventTime(seconds);
};
const readNumber$1 = (text) => text !== "" && Number.isFinite(Number(text)) ? Number(text) : void 0;
const readBoolean = (text) => text === "true" ? 1 : text === "false" ? 0 : void 0;
const readFilterValue = (condition, text, { kind }) => {
  const isBare = unquoted.includes(kind);
  if (isBare && condition.isQuoted) throw refuseQuotes(condition);
  if (!isBare && !condition.isQuoted) throw refuseCondition(condition);
  if (!isBare) return text;
  const value = kind === "time" || kind === "seconds" ? readTime(text, kind) : kind === "boolean" ? readBoolean(text) : readNumber$1(text);
  if (value === void 0) throw refuseCondition(condition);
  return value;
};

const comparisons$1 = {
  "greater-than": ">",
  "greater-or-equal": ">=",
  "less-than": "<",
  "less-or-equal": "<="
};
const matchText = (operator, sql, value) => {
  if (operator === "contains") return { sql: `instr(${sql}, ?) > 0`, values: [value] };
  if (operator === "starts-with")
    return { sql: `substr(${sql}, 1, length(?)) = ?`, values: [value, value] };
  return { sql: `(? = '' OR substr(${sql}, -length(?)) = ?)`, values: [value, value, value] };
};
const compare = (condition, field, values) => {
  const operator = condition.operator;
  const comparison = comparisons$1[operator];
  const [first] = values;
  if (first === void 0) throw refuseCondition(condition);
  if (operator === "equals" || operator === "any")
    return {
      sql: `${field.sql} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(values)]
    };
  if (comparison !== void 0) return { sql: `${field.sql} ${comparison} ?`, values: [first] };
  return matchText(operator, field.sql, first);
};
const linkQuery = (type, name) => {
  const relationship = type.relationships?.[name];
  if (relationship === void 0) throw new Error(`${type.type} has no relationship ${name}`);
  const ends = endsOf({ type: type.type, id: "" }, name, relationship);
  return {
    query: `SELECT 1 FROM resource_links AS links WHERE links.${ends.here[0]} = '${type.type}'
      AND links.${ends.here[1]} = resources.id AND links.relationship = '${ends.name}'`,
    value: `links.${ends.there[1]}`
  };
};
const through = (type, { linked, within }) => within ?? (linked === void 0 ? void 0 : linkQuery(type, linked));
const resourceClause = (type, condition, canonical) => {
  const { field: name, operator } = condition;
  const filter = Object.hasOwn(type.filters ?? {}, name) ? type.filters?.[name] : void 0;
  if (filter === void 0 || !filter.operators.some((known) => known === operator))
    throw refuseCondition(condition);
  const way = through(type, filter) ?? filter.among;
  const field = way ? { sql: way.value, kind: "text" } : findField(type, filter.field ?? name);
  if (field === void 0) throw refuseCondition(condition);
  const isKnown = (value) => filter.choices?.includes(value) ?? true;
  if (!condition.values.every(isKnown)) throw refuseCondition(condition);
  const isId = filter.linked !== void 0 || field.sql === "resources.id";
  const values = condition.values.map((text) => {
    const meant = filter.read?.(text) ?? text;
    return readFilterValue(condition, isId ? canonical(meant, filter.linked) : meant, field);
  });
  const clause = compare(condition, field, values);
  if (filter.among !== void 0)
    return { ...clause, sql: `resources.id IN (${filter.among.query} WHERE ${clause.sql})` };
  return way ? { ...clause, sql: `EXISTS (${way.query} AND ${clause.sql})` } : clause;
};

const FIXED = { usual: 100};
const readSort = (url, { sorts = [] }) => {
  const sort = url.searchParams.get("sort");
  if (sort === null) return { name: "", isDescending: false };
  const isDescending = sort.startsWith("-");
  const name = isDescending ? sort.slice(1) : sort;
  if (sorts.includes(name)) return { name, isDescending };
  throw new Failure(400, {
    detail: `'${sort.slice(0, 120)}' is not an allowed sort parameter for this resource.`,
    parameter: "sort"
  });
};
const isPosition = (value) => typeof value === "string" || typeof value === "number";
const readPosition = (url) => {
  const cursor = readCursor(url);
  if (cursor === void 0) return void 0;
  const [direction, value, seq] = cursor;
  if (isPosition(value) && typeof seq === "number") return { direction, value, seq };
  throw new Failure(400, { detail: "Invalid cursor provided.", pointer: "/data/" });
};
const readClauses = (url, type, needed) => {
  const conditions = parseFilter(url.searchParams.get("filter") ?? "");
  if (needed.length > 0 && !conditions.some(({ field }) => needed.includes(field)))
    throw new Failure(400, {
      detail: `A filter on ${needed.map((name) => `'${name}'`).join(" or ")} is required.`,
      parameter: "filter"
    });
  return conditions.map((condition) => resourceClause(type, condition, canonicalIdOf(type)));
};
const select = (call, request, limit, isBack) => {
  const { url, box } = call;
  const { type, source } = request;
  const { name, isDescending } = readSort(url, type);
  const position = readPosition(url);
  const key = sortKey(type, name);
  const isFalling = isDescending !== isBack;
  const clauses = readClauses(url, type, request.needsFilterOn ?? []);
  if (position !== void 0)
    clauses.push({
      sql: `(${key}, resources.seq) ${isFalling ? "<" : ">"} (?, ?)`,
      values: [position.value, position.seq]
    });
  const where = clauses.length > 0 ? `WHERE ${clauses.map(({ sql }) => sql).join(" AND ")}` : "";
  const order = isFalling ? "DESC" : "ASC";
  return box.database.all(
    `SELECT resources.*, ${key} AS sorted FROM ${source.sql} ${where}
      ORDER BY ${key} ${order}, resources.seq ${order} LIMIT ?`,
    ...source.values,
    ...clauses.flatMap(({ values }) => values),
    limit
  );
};
const cursorAt$1 = (row, direction) => row && encodeCursor([direction, row.sorted, row.seq]);
const readSize = (url, size) => size === void 0 ? FIXED.usual : readPageSize(url, size.usual, size.largest);
const readResourcePage = (call, request) => {
  const size = readSize(call.url, request.size);
  const position = readPosition(call.url);
  const isBack = position?.direction === "prev";
  const found = select(call, request, size + 1, isBack);
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    rows: rows.map(({ sorted: _, ...row }) => ({ ...readRow(row), since: row.since })),
    next: isBack || hasMore ? cursorAt$1(rows.at(-1), "next") : void 0,
    previous: (isBack ? hasMore : position !== void 0) ? cursorAt$1(rows[0], "prev") : void 0
  };
};

const pageLinks = ({ url }, { next, previous }) => ({
  links: { self: linkToSelf(url), next: linkTo(url, next), prev: linkTo(url, previous) }
});
const list = (type) => (call) => {
  const { page: size, needsFilterOn } = type;
  const page = readResourcePage(call, { type, source: allOf(type), size, needsFilterOn });
  return { status: 200, body: { ...showRows(call, type, page.rows), ...pageLinks(call, page) } };
};
const read = (type) => (call) => ({
  status: 200,
  body: showRow(call, type, mustFind(call, type))
});
const targetOf = ({ relationship }) => {
  const target = findType(relationship.target);
  if (target === void 0) throw new Error(`There is no type ${relationship.target}`);
  return target;
};
const readRelated = (call, related) => {
  const { type, name, relationship } = related;
  const target = targetOf(related);
  const source = linkedTo(mustFind(call, type), name, relationship, target);
  return readResourcePage(call, { type: target, source, size: relationship.page ?? target.page });
};
const withJoining = (document, { type }, { since }, url) => {
  const wanted = url.searchParams.get("fields[profile]")?.split(",");
  if (type !== "profile" || wanted && !wanted.includes("joined_group_at")) return document;
  const { attributes = {} } = document;
  const joined = new Date(Math.floor(since / 1e3) * 1e3).toISOString().replace(".000Z", "+00:00");
  return { ...document, attributes: { ...attributes, joined_group_at: joined } };
};
const readAll = (related) => (call) => {
  const target = targetOf(related);
  const page = readRelated(call, related);
  const [first] = page.rows;
  if (!related.relationship.many) {
    const nothing = { data: null, links: { self: linkToSelf(call.url) } };
    return { status: 200, body: first ? showRow(call, target, first) : nothing };
  }
  const { data, ...rest } = showRows(call, target, page.rows);
  const members = data.map((document, index) => {
    const row = page.rows[index];
    return row === void 0 ? document : withJoining(document, target, row, call.url);
  });
  return { status: 200, body: { data: members, ...rest, ...pageLinks(call, page) } };
};
const readIds = (related) => (call) => {
  const { target: type, many } = related.relationship;
  const page = readRelated(call, related);
  const ids = page.rows.map(({ id }) => ({ type, id }));
  if (!many)
    return { status: 200, body: { data: ids[0] ?? null, links: { self: linkToSelf(call.url) } } };
  return { status: 200, body: { data: ids, ...pageLinks(call, page) } };
};
const writeRelationship = ({ type, name, relationship }, method) => (call) => {
  const { database } = call.box;
  const own = mustFind(call, type);
  const { data } = parseInput(v.strictObject({ data: linkageSchema(relationship) }), call.body);
  const linkage = data;
  const ids = resolveLinkage(database, relationship, linkage, "/data");
  changeAll(call, () => {
    if (method === "PATCH") return replaceLinks(database, own, name, relationship, ids, call.at);
    for (const id of ids) {
      const link = linkBetween(own, name, relationship, id);
      if (method === "POST") addLink(database, link, call.at);
      else removeLink(database, link);
    }
  });
  return { status: 204 };
};

const verbs = {
  list: { method: "GET", hasId: false, access: "read", answer: list },
  create: { method: "POST", hasId: false, access: "write", answer: create$1 },
  get: { method: "GET", hasId: true, access: "read", answer: read },
  update: { method: "PATCH", hasId: true, access: "write", answer: update },
  delete: { method: "DELETE", hasId: true, access: "write", answer: remove }
};
const ownEndpoints = (type) => Object.entries(type.operations).map(([verb, { name, rate, scopes = [] }]) => {
  const { method, hasId, access, answer } = verbs[verb];
  return {
    name,
    method,
    path: hasId ? `${type.path}/:id` : type.path,
    scopes: [`${type.scope}:${access}`, ...scopes],
    rate,
    ...verb === "get" && type.rateFor !== void 0 && { rateFor: type.rateFor },
    answer: answer(type)
  };
});
const toEndpoint = ({ type }, { name, rate, scopes = [] }, access, rest) => ({ name, rate, scopes: [`${type.scope}:${access}`, ...scopes], ...rest });
const relatedEndpoints = (related) => {
  const { type, name, relationship } = related;
  const all = `${type.path}/:id/${name}`;
  const ids = `${type.path}/:id/relationships/${name}`;
  const { reads = {}, writes = {} } = relationship;
  const get = (operation, path, answer) => operation ? [toEndpoint(related, operation, "read", { method: "GET", path, answer })] : [];
  const written = ["POST", "PATCH", "DELETE"].flatMap((method) => {
    const operation = writes[method];
    if (operation === void 0) return [];
    const answer = writeRelationship(related, method);
    return toEndpoint(related, operation, "write", { method, path: ids, answer });
  });
  return [
    ...get(reads.all, all, readAll(related)),
    ...get(reads.ids, ids, readIds(related)),
    ...written
  ];
};
const toEndpoints = (type) => [
  ...ownEndpoints(type),
  ...Object.entries(type.relationships ?? {}).flatMap(
    ([name, relationship]) => relatedEndpoints({ type, name, relationship })
  )
];

const resourceEndpoints = [
  ...table.flatMap(toEndpoints),
  ...templateActions,
  ...campaignActions,
  ...dataSourceRecords,
  ...bulkJobs
];

const place = (index) => ({
  pointer: `/data/attributes/events-bulk-create/data/${index}/attributes`,
  wrap: (attributes) => {
    const group = { type: "event-bulk-create", attributes };
    const job = { "events-bulk-create": { data: [group] } };
    return { data: { type: "event-bulk-create-job", attributes: job } };
  }
});
const answer$3 = (call) => {
  const { revision, at, body } = call;
  const job = parseInput(bulkCreateRequest(revision, at), body).data.attributes;
  const arrival = { lane: "bulk", revision, now: at };
  const groups = job["events-bulk-create"].data.map(
    ({ attributes }, index) => splitGroup(attributes, place(index), arrival)
  );
  return acceptGroups(call, groups);
};
const sizeOf = (value) => Array.isArray(value) ? value.length : 0;
const countEvents = (body) => {
  const groups = body?.data?.attributes?.["events-bulk-create"]?.data;
  if (!Array.isArray(groups)) return 0;
  return groups.reduce((sum, group) => sum + sizeOf(group?.attributes?.events?.data), 0);
};
const bulkCreateEvents = {
  name: "bulk_create_events",
  method: "POST",
  path: "/api/event-bulk-create-jobs",
  scopes: ["events:write"],
  rate: tiers.M,
  since: eventFeatures.bulk,
  lane: "bulk",
  countEvents,
  answer: answer$3
};

const answer$2 = async (call) => {
  const { box, revision, at, body } = call;
  const { event, profile } = readEvent$1(revision, at, body);
  const arrival = { lane: "create_event", revision, now: at };
  await box.inbox.accept([{ arrival, profile, events: [event] }]);
  return { status: 202 };
};
const createEvent = {
  name: "create_event",
  method: "POST",
  path: "/api/events",
  scopes: ["events:write"],
  rate: tiers.XL,
  lane: "create_event",
  countEvents: () => 1,
  answer: answer$2
};

const arrivals = [
  { path: "attributes.location.ip", since: "2023-09-15" },
  { path: "attributes.locale", since: "2024-06-15" },
  { path: "attributes.subscriptions.mobile_push", since: "2024-10-15" },
  { path: "attributes.subscriptions.sms.transactional", since: "2025-01-15" },
  { path: "attributes.subscriptions.whatsapp", since: "2026-01-15" },
  { path: "attributes.subscriptions.email.open_tracking", since: "2026-07-15" },
  { path: "attributes.predictive_analytics.ranked_channel_affinity", since: "2026-01-15" },
  { path: "relationships", since: "2023-07-15" },
  { path: "relationships", since: "2026-04-15", place: "included" },
  { path: "relationships.push-tokens", since: "2025-01-15" }
];
const isTree = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const drop = (tree, [name = "", ...deeper]) => {
  const { [name]: inside, ...rest } = tree;
  if (inside === void 0 || deeper.length === 0) return rest;
  return isTree(inside) ? { ...tree, [name]: drop(inside, deeper) } : tree;
};
const hasEmptyText = ({ attributes }) => {
  const { subscriptions } = attributes;
  const sms = isTree(subscriptions) ? subscriptions.sms : void 0;
  return sms?.marketing?.consent_timestamp === null;
};
const hasNoPhone = ({ attributes }) => attributes.phone_number === null;
const omitted = (profile, revision, place) => [
  ...arrivals.filter((arrival) => !isSince(revision, arrival.since)).filter((arrival) => arrival.place === void 0 || arrival.place === place).map(({ path }) => path),
  ...!isSince(revision, "2024-10-15") && hasEmptyText(profile) ? ["attributes.subscriptions.sms"] : [],
  ...!isSince(revision, "2026-04-15") && hasNoPhone(profile) ? ["attributes.subscriptions.whatsapp"] : []
];
const withoutNulls = (tree) => Object.fromEntries(
  Object.entries(tree).filter(([, value]) => value !== null).map(([name, value]) => [
    name,
    isTree(value) && name !== "properties" ? withoutNulls(value) : value
  ])
);
const profileAt = (profile, revision, place) => {
  const paths = omitted(profile, revision, place).map((path) => path.split("."));
  const shaped = paths.reduce(drop, profile);
  return isSince(revision, "2024-02-15") ? shaped : withoutNulls(shaped);
};

const readEventProperties = (row) => ({
  ...JSON.parse(row.properties),
  $event_id: row.unique_id ?? String(row.timestamp),
  ...row.value !== null && { $value: row.value }
});
const common = (row) => ({
  event_properties: readEventProperties(row),
  datetime: formatEventTime(row.timestamp),
  uuid: row.uuid
});
const flatParts = (row) => ({
  attributes: {
    metric_id: row.metric_id,
    profile_id: row.profile_id,
    timestamp: String(row.timestamp),
    ...common(row)
  },
  relationships: {
    metrics: { data: [{ type: "metric", id: row.metric_id }] },
    profiles: { data: [{ type: "profile", id: row.profile_id }] }
  }
});
const resourceParts = (row, self, revision) => {
  const relate = (name, data) => ({
    data,
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` }
  });
  return {
    attributes: { timestamp: row.timestamp, ...common(row) },
    relationships: {
      profile: relate("profile", { type: "profile", id: row.profile_id }),
      metric: relate("metric", { type: "metric", id: row.metric_id }),
      // No campaign or flow of the sandbox leads to an event, so nothing is attributed.
      ...knows(revision, "attributions") && { attributions: relate("attributions", []) }
    }
  };
};
const eventDocument = (row, origin, revision = LATEST$1) => {
  const self = `${origin}/api/events/${row.id}/`;
  const isFlat = !knows(revision, "resources");
  const parts = isFlat ? flatParts(row) : resourceParts(row, self, revision);
  return { type: "event", id: row.id, ...parts, links: { self } };
};

const unique = (ids) => [...new Set(ids)];
const readMetrics = ({ box, url, revision }, rows) => unique(rows.map(({ metric_id }) => metric_id)).flatMap((id) => findMetric(box.database, id) ?? []).map((metric) => metricAt(metricDocument(metric, url.origin), revision, "included")).map((document) => selectFields(url, document));
const readProfiles = ({ box, url, revision }, rows) => unique(rows.map(({ profile_id }) => profile_id)).flatMap((id) => findProfile(box.database, id) ?? []).map((profile) => profileAt(profileDocument(profile, url.origin), revision, "included")).map((document) => selectFields(url, document));
const readWanted = ({ url, revision }) => readInclude(url, includesAt(revision));
const readIncluded = (call, rows) => {
  const wanted = readWanted(call);
  if (wanted.size === 0) return {};
  const wants = (name) => wanted.has(name) || wanted.has(`${name}s`);
  return {
    included: [
      ...wants("metric") ? readMetrics(call, rows) : [],
      ...wants("profile") ? readProfiles(call, rows) : []
    ]
  };
};

const mustFindEvent = ({ box, id }) => {
  const row = findEvent(box.database, id);
  if (row !== void 0) return row;
  throw new Failure(404, { detail: `An event with id ${id} does not exist.` });
};
const respond$1 = ({ url, revision }, data, rest = {}) => ({
  status: 200,
  body: {
    data,
    ...rest,
    ...knows(revision, "documentLinks") && { links: { self: linkToSelf(url) } }
  }
});
const getEvent = {
  name: "get_event",
  method: "GET",
  path: "/api/events/:id",
  scopes: ["events:read"],
  rate: tiers.M,
  answer: (call) => {
    const { url, revision } = call;
    checkParameters(url, eventParameters(revision));
    const row = mustFindEvent(call);
    const event = selectFields(url, eventDocument(row, url.origin, revision));
    return respond$1(call, event, readIncluded(call, [row]));
  }
};

const readMetric = (call) => {
  const { box, url, revision } = call;
  checkParameters(url, metricParameters(revision));
  const metric = findMetric(box.database, mustFindEvent(call).metric_id);
  if (metric === void 0) return null;
  return selectFields(url, metricAt(metricDocument(metric, url.origin), revision, "alone"));
};
const readProfile = (call) => {
  const { box, url, revision } = call;
  checkParameters(url, profileParameters(revision));
  const profile = findProfile(box.database, mustFindEvent(call).profile_id);
  return profile === void 0 ? null : profileAt(showProfile(call, profile), revision, "alone");
};
const identify = (type) => (call) => {
  checkParameters(call.url, noParameters);
  return { type, id: mustFindEvent(call)[`${type}_id`] };
};
const answerOne = (read) => (call) => respond$1(call, read(call));
const answerList = (read) => (call) => {
  const data = read(call);
  const links = { self: linkToSelf(call.url), first: null, last: null, next: null, prev: null };
  return { status: 200, body: { data: data === null ? [] : [data], links } };
};
const answerBareList = (read) => (call) => ({
  status: 200,
  body: { data: [read(call)] }
});
const create = (path, name, scopes, answer, life) => ({
  name,
  method: "GET",
  path: `/api/events/:id/${path}`,
  scopes: ["events:read", ...scopes],
  rate: tiers.XL,
  answer,
  ...life
});
const now = { since: eventFeatures.resources };
const before = { until: eventFeatures.resources };
const SPLIT = "2023-02-22";
const together = { until: SPLIT };
const apart = { since: SPLIT, until: eventFeatures.resources };
const both = ["metrics:read", "profiles:read"];
const relativesOf = (type, read) => {
  const scopes = [`${type}s:read`];
  const id = identify(type);
  const links = `relationships/${type}`;
  return [
    create(type, `get_${type}_for_event`, scopes, answerOne(read), now),
    create(links, `get_${type}_id_for_event`, scopes, answerOne(id), now),
    create(`${type}s`, `get_event_${type}s`, scopes, answerList(read), before),
    create(`${links}s`, "get_event_relationships", both, answerBareList(id), together),
    create(`${links}s`, `get_event_relationships_${type}s`, scopes, answerBareList(id), apart)
  ];
};
const eventRelatives = [
  ...relativesOf("metric", readMetric),
  ...relativesOf("profile", readProfile)
];

const LAST_PAGE = encodeCursor(["last"]);
const cursorAt = (row, side) => row && encodeCursor([side, row.timestamp, row.seq]);
const findUuid = (database, text) => {
  const second = readUuidSecond(text);
  if (second === void 0) return void 0;
  const found = database.get(
    "SELECT seq FROM events WHERE timestamp = ? AND uuid = ?",
    second,
    text
  );
  return found && { side: "next", position: [second, found.seq] };
};
const readPlace = (database, url) => {
  const byUuid = findUuid(database, readCursorText(url) ?? "");
  if (byUuid !== void 0) return byUuid;
  const cursor = readCursor(url);
  if (cursor === void 0) return void 0;
  const [side, timestamp, seq] = cursor;
  if (side === "last") return { side: "prev", position: void 0 };
  if (side !== "next" && side !== "prev") throw invalidCursor();
  if (!Number.isSafeInteger(timestamp) || !Number.isSafeInteger(seq)) throw invalidCursor();
  return { side, position: [Number(timestamp), Number(seq)] };
};

const comparisons = /* @__PURE__ */ new Map([
  ["greater-than", ">"],
  ["greater-or-equal", ">="],
  ["less-than", "<"],
  ["less-or-equal", "<="]
]);
const readSeconds = ({ field, values, isQuoted, isList }) => {
  const text = values[0] ?? "";
  if (isQuoted || isList) return void 0;
  if (field === "timestamp") return /^\d{1,12}(\.\d+)?$/.test(text) ? Number(text) : void 0;
  const milliseconds = parseMoment(text);
  return milliseconds === void 0 ? void 0 : milliseconds / 1e3;
};
const compareTime = (condition) => {
  const comparison = comparisons.get(condition.operator);
  const isQuotedTime = readSeconds({ ...condition, isQuoted: false }) !== void 0;
  if (comparison !== void 0 && condition.isQuoted && isQuotedTime) throw refuseQuotes(condition);
  const seconds = readSeconds(condition);
  if (comparison === void 0 || seconds === void 0) throw refuseCondition(condition);
  return { sql: `events.timestamp ${comparison} ?`, values: [seconds] };
};
const equalsId = (condition, column, lists) => {
  const { operator, values, isQuoted, isList } = condition;
  const isUsable = operator === "equals" && isQuoted && values.length > 0;
  if (!isUsable || isList && lists === "one") throw refuseCondition(condition);
  return values.length === 1 ? { sql: `${column} = ?`, values } : { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
};
const always = (condition) => {
  if (condition.operator !== "has" || condition.values.length > 0) throw refuseCondition(condition);
  return { sql: "1", values: [] };
};
const need = (condition, revision, feature) => {
  if (!knows(revision, feature)) throw refuseCondition(condition);
};
const eventClause = (condition, revision) => {
  switch (condition.field) {
    case "metric_id":
      return equalsId(condition, "events.metric_id", "lists");
    case "profile_id":
      need(condition, revision, "profileFilter");
      return equalsId(condition, "events.profile_id", "one");
    case "datetime":
    case "timestamp":
      return compareTime(condition);
    case "profile":
      need(condition, revision, "hasProfileFilter");
      return always(condition);
    case "metric":
      need(condition, revision, "hasMetricFilter");
      return always(condition);
  }
  throw refuseCondition(condition);
};

const SELECT = `SELECT seq, id, uuid, profile_id, metric_id, unique_id, timestamp, properties, value
  FROM events`;
const readsNewestFirst = (url) => {
  const sort = url.searchParams.get("sort") ?? "-datetime";
  if (/^-?(datetime|timestamp)$/.test(sort)) return sort.startsWith("-");
  throw new Failure(400, {
    detail: `'${sort.slice(0, 120)}' is not an allowed sort parameter for this resource.`,
    parameter: "sort"
  });
};
const beyond = (position, isDescending) => position === void 0 ? [] : [{ sql: `(timestamp, seq) ${isDescending ? "<" : ">"} (?, ?)`, values: position }];
const eventQuery = (clauses, isDescending, limit) => {
  const where = clauses.map(({ sql: sql2 }) => sql2).join(" AND ");
  const order = isDescending ? "DESC" : "ASC";
  const values = [...clauses.flatMap((clause) => clause.values), limit];
  const sql = `${SELECT} ${where === "" ? "" : `WHERE ${where}`}
    ORDER BY timestamp ${order}, seq ${order} LIMIT ?`;
  return { sql, values };
};
const readEventPage = (database, url, revision) => {
  const size = readPageSize(url, 200, maxEventPage(revision));
  const place = readPlace(database, url);
  const isBack = place?.side === "prev";
  const isDescending = readsNewestFirst(url) !== isBack;
  const conditions = parseFilter(url.searchParams.get("filter") ?? "");
  const clauses = [
    ...conditions.map((condition) => eventClause(condition, revision)),
    ...beyond(place?.position, isDescending)
  ];
  const { sql, values } = eventQuery(clauses, isDescending, size + 1);
  const found = database.all(sql, ...values);
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  const hasNext = isBack ? place.position !== void 0 : hasMore;
  const hasPrevious = isBack ? hasMore : place !== void 0;
  return {
    rows,
    next: hasNext ? cursorAt(rows.at(-1), "next") : void 0,
    previous: hasPrevious ? cursorAt(rows[0], "prev") : void 0
  };
};

const linkToFirst = (url) => {
  const first = new URL(url);
  first.searchParams.delete("page[cursor]");
  return linkToSelf(first);
};
const links = ({ url, revision }, { next, previous }) => ({
  self: linkToSelf(url),
  ...!knows(revision, "noOuterLinks") && {
    first: linkToFirst(url),
    last: linkTo(url, LAST_PAGE)
  },
  next: linkTo(url, next),
  prev: linkTo(url, previous)
});
const hint = ({ revision }, { next }) => knows(revision, "agentHints") && next !== void 0 ? { meta: { agent_hints: { next_steps: ["Request links.next for the next page."] } } } : {};
const answer$1 = (call) => {
  const { box, url, revision } = call;
  checkParameters(url, eventListParameters(revision));
  const page = readEventPage(box.database, url, revision);
  const show = (row) => selectFields(url, eventDocument(row, url.origin, revision));
  return {
    status: 200,
    body: {
      data: page.rows.map(show),
      ...readIncluded(call, page.rows),
      links: links(call, page),
      ...hint(call, page)
    }
  };
};
const getEvents = {
  name: "get_events",
  method: "GET",
  path: "/api/events",
  scopes: ["events:read"],
  rate: tiers.XL,
  answer: answer$1
};

const eventEndpoints = [
  createEvent,
  bulkCreateEvents,
  getEvents,
  getEvent,
  ...eventRelatives
];

const endpoints = [
  ...eventEndpoints,
  ...profileEndpoints,
  ...clientEndpoints,
  ...resourceEndpoints
];

const PAGE_POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";
const pageIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"
 stroke="#2a9d86" stroke-width="2" stroke-linejoin="round">
<path d="M12 3 20 7v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10"/></svg>
`;
const pageShell = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Klaviyo in a box</title>
<link rel="icon" href="/_sandbox/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/_sandbox/page.css">
<script type="module" src="/_sandbox/page.js"><\/script>
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript. The same data is at <a href="/_sandbox/events">/_sandbox/events</a>.</noscript>
</body>
</html>
`;

const placesOf = (error) => (error instanceof Error ? error.stack ?? "" : "").split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 5).map((line) => line.trim()).join(" ");
const reportCrash = (where, error) => {
  const name = error instanceof Error ? error.name : typeof error;
  console.error(`keepsend sandbox: ${name} in ${where} ${placesOf(error)}`);
};

const isClientPath = (path) => path.startsWith("/client/");
const EXPOSED = "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After";
const allowOrigins = (response) => {
  response.headers.set("access-control-allow-origin", "*");
  response.headers.set("access-control-expose-headers", EXPOSED);
  return response;
};
const answerPreflight = (request) => {
  const asked = request.headers.get("access-control-request-headers") ?? "content-type, revision";
  return allowOrigins(
    new Response(null, {
      status: 204,
      headers: {
        "access-control-allow-methods": "GET, POST, OPTIONS",
        "access-control-allow-headers": asked,
        "access-control-max-age": "600",
        vary: "access-control-request-headers"
      }
    })
  );
};

const FIRST_JSON_API = "2024-10-15";
const mediaType = (revision) => ({
  "content-type": revision === void 0 || isSince(revision, FIRST_JSON_API) ? "application/vnd.api+json" : "application/json"
});

class WrongScheme extends Error {
  name = "WrongScheme";
}
const readCredentials = (headers) => {
  const given = headers("authorization") ?? "";
  if (given === "") return { kind: "missing" };
  if (/^Bearer\s+pk_/i.test(given)) throw new WrongScheme("A private key is not a bearer token");
  const key = /^Klaviyo-API-Key (pk_\w+)$/.exec(given)?.[1];
  if (key !== void 0) return { kind: "private", secret: key };
  const token = /^Bearer ([\w.~+/-]+=*)$/.exec(given)?.[1];
  return token === void 0 ? { kind: "malformed" } : { kind: "oauth", secret: token };
};
const readSecret = (headers) => /^\S+\s+(pk_\w+|.{8,})$/.exec((headers("authorization") ?? "").trim())?.[1];
const accepted = ["application/json", "application/vnd.api+json"];
const requireJson = (headers) => {
  const type = (headers("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (accepted.includes(type)) return;
  throw new Failure(415, { detail: `Unsupported media type '${type}' in request.` });
};

const readJson = async (request, headers) => {
  requireJson(headers);
  const bytes = await readBytes(request);
  const text = readBody(bytes, headers("content-encoding"), readSecret(headers));
  return { value: parseBody(text), bytes: Buffer.byteLength(text) };
};
const hasBody = (method, headers) => method === "POST" || method === "PATCH" || method !== "GET" && (headers("transfer-encoding") !== void 0 || Number(headers("content-length")) > 0);
const openExchange = (routed, at, over) => {
  const { request } = routed;
  const method = request.method === "HEAD" ? "GET" : request.method;
  const headers = (name) => request.headers.get(name) ?? void 0;
  const known = {};
  let reading;
  const read = async () => {
    if (!hasBody(method, headers)) return { value: void 0, bytes: 0 };
    const body = await readJson(request, headers);
    over.throwIfAborted();
    known.body = body.value;
    return body;
  };
  return {
    ...routed,
    id: newRequestId(),
    method,
    url: new URL(request.url),
    headers,
    at,
    over,
    readBody: () => {
      reading ??= read();
      return reading;
    },
    known
  };
};

const halve = (bytes) => {
  const middle = Math.ceil(bytes.byteLength / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
};
const begin = (outgoing, response, length) => {
  const headers = { ...Object.fromEntries(response.headers), "content-length": String(length) };
  outgoing.writeHead(response.status, headers);
};
const dropConnection = (outgoing) => {
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
};
const sendTruncated = async (outgoing, response) => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [first] = halve(bytes);
  begin(outgoing, response, Math.max(bytes.byteLength, 2));
  outgoing.flushHeaders();
  await new Promise((resolve) => outgoing.write(first, resolve));
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
};
const sendSlowly = async (outgoing, response, delayMs, ended) => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [first, rest] = halve(bytes);
  begin(outgoing, response, bytes.byteLength);
  outgoing.flushHeaders();
  if (first.byteLength > 0) outgoing.write(first);
  await setTimeout$1(delayMs, void 0, { signal: ended }).catch(() => {
  });
  outgoing.end(rest);
  return RESPONSE_ALREADY_SENT;
};

const SECOND_MS = 1e3;
const MINUTE_MS = 6e4;
const DAY_MS = 864e5;
const MAX_BUCKETS = 1e4;
const STEADY = 1;
const windowsOf = ({ burst, steady, daily }) => [
  { lengthMs: SECOND_MS, limit: burst },
  { lengthMs: MINUTE_MS, limit: steady },
  ...daily === void 0 ? [] : [{ lengthMs: DAY_MS, limit: daily }]
];
const startOf = ({ lengthMs }, now) => Math.floor(now / lengthMs) * lengthMs;
const secondsUntilEnd = (window, now) => Math.max(1, Math.ceil((startOf(window, now) + window.lengthMs - now) / 1e3));
const scaleRate = ({ burst, steady, daily }, share) => {
  const scale = (limit) => Math.max(1, Math.floor(limit * share));
  return {
    burst: scale(burst),
    steady: scale(steady),
    ...daily !== void 0 && { daily: scale(daily) }
  };
};
const countAll = (windows, used, now) => windows.map((window, index) => {
  const start = startOf(window, now);
  const last = used?.[index];
  return last?.start === start ? last : { start, count: 0 };
});
const isEarly = ({ at, until, steady }, rate, now) => steady === rate.steady && at <= now && now < until;
const secondsFull = (windows, uses, now) => Math.max(
  0,
  ...windows.filter(({ limit }, index) => (uses[index]?.count ?? 0) >= limit).map((window) => secondsUntilEnd(window, now))
);
const createLimiter = () => {
  const buckets = /* @__PURE__ */ new Map();
  return {
    take: (name, rate, now) => {
      const { uses: used, told } = buckets.get(name) ?? {};
      if (told !== void 0 && isEarly(told, rate, now))
        return { retryAfterSeconds: Math.ceil((told.until - now) / 1e3) };
      const windows = windowsOf(rate);
      const uses = countAll(windows, used, now);
      const { steady } = rate;
      const retryAfterSeconds = secondsFull(windows, uses, now);
      if (retryAfterSeconds > 0) {
        const until = now + retryAfterSeconds * 1e3;
        buckets.set(name, { uses, told: { at: now, until, steady } });
        return { retryAfterSeconds };
      }
      if (buckets.size >= MAX_BUCKETS && !buckets.has(name)) buckets.clear();
      buckets.set(name, { uses: uses.map(({ start, count }) => ({ start, count: count + 1 })) });
      return {
        limit: steady,
        remaining: steady - (uses[STEADY]?.count ?? 0) - 1,
        resetSeconds: secondsUntilEnd(windows[STEADY], now)
      };
    },
    clear: () => buckets.clear()
  };
};

const LIMITS_PAGE = "https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling#rate-limits";
class Throttled extends Failure {
  retryAfterSeconds;
  constructor(retryAfterSeconds, revision) {
    const unit = retryAfterSeconds === 1 ? "second" : "seconds";
    super(429, {
      detail: `Request was throttled. Expected available in ${retryAfterSeconds} ${unit}.`,
      pointer: isSince(revision, "2024-02-15") ? "/data" : "/data/",
      moreAt: LIMITS_PAGE
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
const chooseRate = ({ account, endpoint, url }) => {
  const lower = endpoint.rateFor?.(url);
  return lower === void 0 ? { rate: endpoint.rate, bucket: `${account} ${endpoint.name}` } : { rate: lower, bucket: `${account} ${lower.burst}/s ${lower.steady}/m` };
};
const meter = (box, metered) => {
  const { rateLimits } = box.settings;
  if (rateLimits === 0) return {};
  const { rate, bucket } = chooseRate(metered);
  const verdict = box.limiter.take(bucket, scaleRate(rate, rateLimits), metered.at);
  if ("retryAfterSeconds" in verdict)
    throw new Throttled(verdict.retryAfterSeconds, metered.revision);
  return {
    "ratelimit-limit": String(verdict.limit),
    "ratelimit-remaining": String(verdict.remaining),
    "ratelimit-reset": String(verdict.resetSeconds)
  };
};

const badRequestPage = `<html>
<head><title>400 Bad Request</title></head>
<body>
<center><h1>400 Bad Request</h1></center>
<hr><center>cloudflare</center>
</body>
</html>
`;
const challengePage = `<!DOCTYPE html>
<html lang="en-US">
<head>
<title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow">
<meta http-equiv="refresh" content="360">
</head>
<body>
<div class="main-wrapper" role="main"><div class="main-content">
<noscript><span>Enable JavaScript and cookies to continue</span></noscript>
</div></div>
</body>
</html>
`;
const reasons$1 = {
  400: "Bad Request",
  404: "Not Found",
  413: "Payload Too Large",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway time-out",
  520: "Web server is returning an unknown error",
  522: "Connection timed out",
  524: "A timeout occurred"
};
const errorPage = (status) => {
  const reason = reasons$1[status] ?? "Error";
  return `<!DOCTYPE html>
<html lang="en-US">
<head><title>a.klaviyo.com | ${status}: ${reason}</title>
<meta charset="UTF-8">
<meta name="robots" content="noindex, nofollow">
</head>
<body>
<div id="cf-wrapper"><div id="cf-error-details">
<h1><span>${reason}</span> <span>Error code ${status}</span></h1>
<p>You: Working. Cloudflare: Working. a.klaviyo.com: Error.</p>
</div></div>
</body>
</html>
`;
};
const edgePage = (status) => {
  if (status === 403) return challengePage;
  return status === 400 ? badRequestPage : errorPage(status);
};
const edgeHeaders = (status) => ({
  "content-type": "text/html; charset=UTF-8",
  server: "cloudflare",
  "cache-control": "private, max-age=0, no-store",
  ...status === 403 && { "cf-mitigated": "challenge" }
});

const details = {
  401: "Incorrect authentication credentials.",
  403: "You do not have permission to perform this action.",
  500: "An internal error occurred.",
  503: "The service is unavailable."
};
const wordJson = (status, seconds, revision) => {
  const problems = status === 429 ? new Throttled(seconds, revision).problems : [{ detail: details[status] ?? "A switched-on fault of the sandbox.", pointer: "/data" }];
  return JSON.stringify(errorDocument(status, problems));
};
const faultResponse = (fault, status, revision = LATEST$1) => {
  const seconds = fault.retryAfterSeconds ?? (status === 429 ? 1 : void 0);
  const later = seconds === void 0 ? {} : { "retry-after": String(seconds) };
  if (fault.body === "empty") return new Response(null, { status, headers: later });
  if (fault.body === "html")
    return new Response(edgePage(status), {
      status,
      headers: { ...edgeHeaders(status), ...later }
    });
  const headers = { ...mediaType(revision), ...later };
  return new Response(wordJson(status, seconds ?? 1, revision), { status, headers });
};

const NO_ANSWER = 0;
const answerWithFault = async ({ over, headers }, fault, answer) => {
  if (fault.delayMs > 0) await setTimeout$1(fault.delayMs, void 0, { signal: over });
  const { status, connection, when } = fault;
  const replaces = status !== void 0 || connection === "drop";
  const own = replaces && when === "before" ? void 0 : await answer();
  if (status !== void 0)
    return faultResponse(fault, status, findRevision(headers("revision") ?? ""));
  return own ?? new Response(null, { status: 503 });
};
const sendWithFault = async ({ outgoing, over }, fault, response) => {
  const { status } = response;
  if (outgoing === void 0) return { response, status };
  if (fault.connection === "drop") return { response: dropConnection(outgoing), status: NO_ANSWER };
  if (fault.truncate) return { response: await sendTruncated(outgoing, response), status };
  if (fault.bodyDelayMs !== void 0)
    return { response: await sendSlowly(outgoing, response, fault.bodyDelayMs, over), status };
  return { response, status };
};

const FAULT_HEADER = "x-sandbox-fault";
const asNumber = (text) => /^\d{1,9}$/.test(text) ? Number(text) : text;
const asFlag = (text) => text === "" || text === "true" ? true : text;
const asText = (text) => text;
const words = {
  preset: ["preset", asText],
  status: ["status", asNumber],
  body: ["body", asText],
  "retry-after": ["retryAfterSeconds", asNumber],
  when: ["when", asText],
  connection: ["connection", asText],
  "delay-ms": ["delayMs", asNumber],
  "body-delay-ms": ["bodyDelayMs", asNumber],
  truncate: ["truncate", asFlag],
  lose: ["lose", asFlag],
  "processing-delay-ms": ["processingDelayMs", asNumber],
  "reject-metric": ["rejectMetric", asText],
  poison: ["poison", (property) => ({ property })]
};
const wrong = (detail) => new Failure(400, { detail: `${FAULT_HEADER}: ${detail}`, parameter: FAULT_HEADER });
const readWord = (part) => {
  const [before = "", ...rest] = part.split("=");
  const name = before.trim();
  if (rest.length === 0 && findPreset(name) !== void 0) return ["preset", name];
  const word = Object.hasOwn(words, name) ? words[name] : void 0;
  if (word === void 0)
    throw wrong(
      `'${name.slice(0, 40)}' is no preset and none of ${Object.keys(words).join(", ")}.`
    );
  const [field, read] = word;
  return [field, read(rest.join("=").trim())];
};
const readHeaderFault = (text, now) => {
  const parts = text.split(";").filter((part) => part.trim() !== "");
  const fields = parts.map(readWord);
  const given = Object.fromEntries(fields);
  if (Object.keys(given).length < fields.length) throw wrong("a word is there twice.");
  try {
    return { ...readFault(given, now), id: "header" };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [first] = error.problems;
    const field = first?.pointer?.split("/")[1] ?? "";
    const name = Object.keys(words).find((word) => words[word]?.[0] === field);
    throw wrong(`${name === void 0 ? "" : `${name}: `}${first?.detail}`);
  }
};

const digestOf = ({ headers }) => {
  const secret = readSecret(headers);
  return secret === void 0 ? void 0 : digestKey(secret);
};
const bodyOf = (exchange) => exchange.readBody().then(
  ({ value }) => value,
  () => void 0
);
const takeFault = async (box, exchange) => {
  const asked = exchange.headers(FAULT_HEADER);
  if (asked !== void 0) return readHeaderFault(asked, exchange.at);
  const { path, method, candidates } = exchange;
  const fault = await box.faults.take({
    path,
    method,
    lane: candidates.find((endpoint) => endpoint.method === method)?.lane,
    keyDigest: () => digestOf(exchange),
    body: () => bodyOf(exchange)
  });
  if (fault !== void 0) box.feed.publish("faults");
  return fault;
};

const MAX_LENGTH = 1e3;
const CONDITION = /(?<![\w.$-])([\w.$-]+)(\s*,)((?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^)"'])*)/g;
const isPersonal = (field) => personal.has(field.replace(/^\$/, ""));
const maskFilter = (filter) => filter.replace(
  CONDITION,
  (whole, field, comma, values) => isPersonal(field) ? field + comma + mask(values) : whole
);
const maskValue = (name, value) => {
  if (secret.has(name)) return "removed";
  if (isPersonal(name)) return mask(value);
  return name === "filter" ? maskFilter(value) : value;
};
const redactQuery = (query, ownSecret) => {
  const text = [...query].map(([name, value]) => `${name}=${maskValue(name, value.slice(0, MAX_LENGTH))}`).join("&").replaceAll(ownSecret ?? "pk_removed", "pk_removed");
  const shown = hideKeys(text);
  return shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH)}\u2026` : shown;
};

const nameRequest = ({ id, request, path, url, headers, at }) => ({
  at,
  request_id: id,
  method: request.method,
  path: hideKeys(path),
  query: redactQuery(url.searchParams, readSecret(headers))
});

const MAX_TEXT = 200;
const keep = (text) => text === void 0 ? null : hideKeys(text).slice(0, MAX_TEXT);
const noteRequest = (box, exchange, { status, headers: answered }, durationMs) => {
  const { method, candidates, headers, known } = exchange;
  const endpoint = known.endpoint ?? candidates.find((candidate) => candidate.method === method);
  const entry = {
    ...nameRequest(exchange),
    status,
    lane: endpoint?.lane ?? null,
    events: known.body === void 0 ? 0 : endpoint?.countEvents?.(known.body) ?? 0,
    endpoint: endpoint?.name ?? null,
    revision_asked: keep(headers("revision")),
    revision: known.revision ?? null,
    duration_ms: Math.round(durationMs * 100) / 100,
    fault: known.fault?.id ?? null,
    user_agent: keep(headers("user-agent")),
    retry_after: answered.get("retry-after"),
    rate_limit: answered.get("ratelimit-limit")
  };
  box.database.later(() => writeEntry(box.database, "requests", entry));
  box.feed.publish("requests");
};

const admitCompany = (url, headers) => {
  const company = url.searchParams.get("company_id");
  if (company !== COMPANY_ID) {
    const detail = company === null ? `The company_id parameter is required; the sandbox's is ${COMPANY_ID}.` : `There is no company '${company.slice(0, 12)}'; the sandbox's is ${COMPANY_ID}.`;
    throw new Failure(400, { detail, parameter: "company_id" });
  }
  if (/^Klaviyo-API-Key\b/i.test(headers("authorization") ?? ""))
    throw new Failure(400, {
      detail: "A private key may never be sent to an endpoint for browsers.",
      pointer: "/data"
    });
};

const refuse$1 = ({ settings }, detail) => new Failure(settings.missingKey, { detail, pointer: "/data/", code: "not_authenticated" });
const WRONG = "Incorrect authentication credentials.";
const admit = (box, path, url, headers) => {
  if (isClientPath(path)) {
    admitCompany(url, headers);
    return { account: "company", grant: EVERYTHING };
  }
  const credentials = readCredentials(headers);
  if (credentials.kind === "missing") throw refuse$1(box, "Missing or invalid authorization scheme.");
  if (credentials.kind === "malformed") throw refuse$1(box, WRONG);
  const grant = box.keys.find(credentials.secret);
  if (grant.revoked) throw refuse$1(box, WRONG);
  const isPrivate = credentials.kind === "private";
  return { account: isPrivate ? "account" : `app ${digestKey(credentials.secret)}`, grant };
};

const areas = [
  ["profiles:read", "profile", "profiles", "push-tokens", "person"],
  ["metrics:read", "metric", "metrics", "flow-triggers"],
  ["lists:read", "list", "lists"],
  ["segments:read", "segment", "segments"],
  ["flows:read", "flow", "flows", "flow-action", "flow-actions", "flow-message", "flow-messages"],
  ["campaigns:read", "campaign", "campaigns", "campaign-message", "campaign-messages"],
  ["templates:read", "template", "templates"],
  ["tags:read", "tag", "tags", "tag-group"],
  ["images:read", "image", "images"],
  ["catalogs:read", "item", "items", "variant", "variants", "category", "categories"],
  ["coupons:read", "coupon", "coupons"],
  ["webhooks:read", "webhook-topics"],
  ["conversations:read", "conversation", "conversations"]
];
const scopeOf = new Map(areas.flatMap(([scope, ...names]) => names.map((name) => [name, scope])));
const includedScopes = (url) => url.searchParams.getAll("include").flatMap((text) => text.split(",")).flatMap((name) => scopeOf.get(name) ?? []);
const requireScopes = (endpoint, url, { scopes }) => {
  if (scopes === "all") return;
  const needed = /* @__PURE__ */ new Set([...endpoint.scopes, ...includedScopes(url)]);
  const missing = [...needed].filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return;
  throw new Failure(403, {
    detail: `The API key is missing the required scopes: ${missing.join(", ")}.`,
    pointer: "/data/"
  });
};

const adviseOnBase = (path) => /^\/(?:api|client)\/(?:api|client)(?:\/|$)/.test(path) ? ` Leave ${path.slice(0, path.indexOf("/", 1))} out of the base address.` : "";
const chooseEndpoint = (candidates, method, path, revision) => {
  const missing = () => new Failure(404, { detail: `There is no endpoint at ${path}.${adviseOnBase(path)}` });
  if (candidates.length === 0) throw missing();
  const ofMethod = candidates.filter((endpoint2) => endpoint2.method === method);
  if (ofMethod.length === 0) throw new Failure(405, { detail: `Method "${method}" not allowed.` });
  const isThere = ({ since = "2022-10-17", until }) => isSince(revision, since) && (until === void 0 || revision < until);
  const endpoint = ofMethod.find(isThere);
  if (endpoint !== void 0) return endpoint;
  if (ofMethod.some(({ until }) => until !== void 0 && isSince(revision, until)))
    throw new Failure(410, { detail: `This endpoint is gone since before ${revision}.` });
  throw missing();
};

const OPT_OUT = "x-klaviyo-revision-fall-forward-opt-out";
const refuseUnknown = (name) => new Failure(400, {
  detail: name === void 0 ? "The revision header is required, for example 2026-07-15." : `'${name}' is not a revision: ${revisionNames.join(", ")}.`,
  parameter: "revision"
});
const chooseRevision = (headers, settings, now) => {
  const name = headers("revision") ?? settings.usualRevision;
  const revision = name === void 0 ? void 0 : findRevision(name);
  if (revision === void 0) throw refuseUnknown(name);
  if (isLive(revision, now)) return revision;
  if (headers(OPT_OUT) === "1")
    throw new Failure(410, { detail: `Revision ${revision} is retired.`, parameter: "revision" });
  return settings.retired === "forward" ? oldestLive(now) : revision;
};

const asObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
const nameOf = (metric) => {
  const named = asObject(asObject(metric?.data)?.attributes);
  const name = named === void 0 ? metric?.name : named.name;
  return {
    name: typeof name === "string" ? name : void 0,
    path: named === void 0 ? "/metric/name" : "/metric/data/attributes/name"
  };
};
const readEvent = (attributes, pointer) => {
  const { name, path } = nameOf(asObject(attributes.metric));
  return {
    metric: name,
    properties: asObject(attributes.properties) ?? {},
    pointer,
    metricPointer: `${pointer}${path}`
  };
};
const findEvents = (body, pointer = "") => {
  if (Array.isArray(body))
    return body.flatMap((item, index) => findEvents(item, `${pointer}/${index}`));
  const object = asObject(body);
  if (object === void 0) return [];
  const attributes = asObject(object.attributes);
  if (object.type === "event" && attributes !== void 0)
    return [readEvent(attributes, `${pointer}/attributes`)];
  return ["data", "attributes", "events-bulk-create", "events"].flatMap(
    (name) => name in object ? findEvents(object[name], `${pointer}/${name}`) : []
  );
};

const escapePointer = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");
const isPoisoned = ({ property, ...rest }, properties) => Object.hasOwn(properties, property) && (!("equals" in rest) || isDeepStrictEqual(properties[property], rest.equals));
const judgeEvents = ({ rejectMetric, poison }, body) => {
  if (rejectMetric === void 0 && poison === void 0) return [];
  return findEvents(body).flatMap(({ metric, properties, pointer, metricPointer }) => [
    ...rejectMetric !== void 0 && metric === rejectMetric ? [
      {
        detail: `The metric '${rejectMetric}' is refused by a switched-on fault.`,
        pointer: metricPointer
      }
    ] : [],
    ...poison !== void 0 && isPoisoned(poison, properties) ? [
      {
        detail: `The property '${poison.property}' is refused by a switched-on fault.`,
        pointer: `${pointer}/properties/${escapePointer(poison.property)}`
      }
    ] : []
  ]);
};

const harm = (inbox, { id, name, lose, processingDelayMs }) => ({
  ...inbox,
  accept: (submissions) => {
    if (processingDelayMs !== void 0) inbox.hold(processingDelayMs);
    if (!lose) return inbox.accept(submissions);
    const lost = `lost on the way by the switched-on fault ${name ?? id}`;
    return inbox.accept(
      submissions.map(({ arrival, ...rest }) => ({ ...rest, arrival: { ...arrival, lost } }))
    );
  }
});
const withFault = (box, fault) => fault?.lose || fault?.processingDelayMs !== void 0 ? { ...box, inbox: harm(box.inbox, fault) } : box;
const refusePoisoned = (fault, body) => {
  const problems = fault === void 0 ? [] : judgeEvents(fault, body);
  if (problems.length > 0) throw new Failure(400, ...problems);
};

const withRequestId = (box, requestId) => ({
  ...box,
  inbox: {
    ...box.inbox,
    accept: (submissions) => box.inbox.accept(
      submissions.map(({ arrival, ...rest }) => ({
        ...rest,
        arrival: { ...arrival, requestId }
      }))
    )
  }
});

const perform = async (box, exchange) => {
  const { path, params, url, headers, method, at, known } = exchange;
  const { account, grant } = admit(box, path, url, headers);
  const revision = chooseRevision(headers, box.settings, at);
  known.revision = revision;
  const endpoint = chooseEndpoint(exchange.candidates, method, path, revision);
  known.endpoint = endpoint;
  known.rateHeaders = meter(box, { account, endpoint, url, revision, at });
  requireScopes(endpoint, url, grant);
  const { value, bytes } = await exchange.readBody();
  refusePoisoned(known.fault, value);
  return endpoint.answer({
    box: withFault(withRequestId(box, exchange.id), known.fault),
    url,
    path,
    params,
    id: params.id ?? "",
    headers,
    revision,
    body: value,
    bodyBytes: bytes,
    at
  });
};

const writeReject = (box, exchange, status, errors) => {
  const entry = {
    ...nameRequest(exchange),
    status,
    errors,
    body: hideKeys(JSON.stringify(redact(exchange.known.body ?? null)))
  };
  writeEntry(box.database, "rejects", entry);
  box.feed.publish("rejects");
};
const crashed = (exchange, error) => {
  reportCrash(`${exchange.method} ${exchange.known.endpoint?.name ?? "(no endpoint)"}`, error);
  return new Failure(500, {
    detail: "The sandbox failed on this request: a bug of its own. Its log says where."
  });
};
const headersOf = ({ known }, failure) => ({
  ...mediaType(known.revision),
  ...failure instanceof Throttled ? { "retry-after": String(failure.retryAfterSeconds) } : known.rateHeaders
});
const refuse = (box, exchange, error) => {
  if (error instanceof WrongScheme) {
    const detail = "A private key was sent as a bearer token: answered with an HTML page.";
    writeReject(box, exchange, 400, JSON.stringify([{ detail }]));
    return new Response(badRequestPage, { status: 400, headers: { "content-type": "text/html" } });
  }
  const failure = error instanceof Failure ? error : crashed(exchange, error);
  const { errors } = errorDocument(failure.status, failure.problems);
  const shown = hideKeys(JSON.stringify(errors));
  writeReject(box, exchange, failure.status, shown);
  return new Response(`{"errors":${shown}}`, {
    status: failure.status,
    headers: headersOf(exchange, failure)
  });
};

const answer = async (box, exchange) => {
  try {
    const { status, body, headers } = await perform(box, exchange);
    const { rateHeaders, revision } = exchange.known;
    const all = { ...rateHeaders, ...headers };
    return body === void 0 ? new Response(null, { status, headers: all }) : new Response(JSON.stringify(body), { status, headers: { ...mediaType(revision), ...all } });
  } catch (error) {
    if (exchange.over.aborted) throw error;
    return refuse(box, exchange, error);
  }
};
const readable = (path, response) => isClientPath(path) ? allowOrigins(response) : response;
const answerHit = async (box, exchange, fault) => {
  const response = await answerWithFault(exchange, fault, () => answer(box, exchange));
  return sendWithFault(exchange, fault, readable(exchange.path, response));
};
const respond = async (box, exchange) => {
  try {
    const fault = await takeFault(box, exchange);
    exchange.known.fault = fault;
    if (fault !== void 0) return await answerHit(box, exchange, fault);
    const response = readable(exchange.path, await answer(box, exchange));
    return { response, status: response.status };
  } catch (error) {
    if (exchange.over.aborted)
      return { response: new Response(null, { status: 503 }), status: 503 };
    const response = readable(exchange.path, refuse(box, exchange, error));
    return { response, status: response.status };
  }
};
const serveApi = async (box, routed) => {
  const { request, path } = routed;
  if (isClientPath(path) && request.method === "OPTIONS") return answerPreflight(request);
  const startedMs = performance.now();
  const exchange = openExchange(routed, box.now(), box.era());
  const { response, status } = await respond(box, exchange);
  const noted = { status, headers: response.headers };
  if (!exchange.over.aborted) noteRequest(box, exchange, noted, performance.now() - startedMs);
  return response;
};

const normalisePath = (path) => path.replace(/\/{2,}/g, "/").replace(/(?<=.)\/$/, "");
const servePage = (app, { script, style }) => {
  const serve = (path, type, text) => app.get(path, () => {
    const headers = {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": PAGE_POLICY,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store"
    };
    return new Response(text, { headers });
  });
  serve("/", "text/html", pageShell);
  serve("/_sandbox/icon.svg", "image/svg+xml", pageIcon);
  serve("/_sandbox/page.js", "text/javascript", script);
  serve("/_sandbox/page.css", "text/css", style);
};
const sayError = (status, detail) => Response.json(errorDocument(status, [{ detail }]), { status });
const createApp = (box, assets) => {
  const app = new Hono({ getPath: ({ url }) => normalisePath(new URL(url).pathname) });
  servePage(app, assets);
  for (const control of controls)
    app.on(
      control.method,
      control.path,
      (context) => serveControl(box, control, context.req.raw, context.req.param("id") ?? "")
    );
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const candidates = endpoints.filter((endpoint) => endpoint.path === path);
    app.all(
      path,
      (context) => serveApi(box, {
        request: context.req.raw,
        path: context.req.path,
        params: context.req.param(),
        candidates,
        outgoing: context.env.outgoing
      })
    );
  }
  for (const surface of ["/api/*", "/client/*"])
    app.all(
      surface,
      ({ req, env: { outgoing } }) => serveApi(box, { request: req.raw, path: req.path, params: {}, candidates: [], outgoing })
    );
  app.notFound(
    ({ req }) => sayError(404, hideKeys(`There is nothing at ${req.path.slice(0, 200)}.`))
  );
  app.onError((error, { req }) => {
    reportCrash(req.method, error);
    return sayError(
      500,
      "The sandbox failed on this request: a bug of its own. Its log says where."
    );
  });
  return app;
};

const createClock = (real) => {
  let state = { offsetMs: 0 };
  const now = () => "stoppedAt" in state ? state.stoppedAt : real() + state.offsetMs;
  const set = (next) => {
    state = next;
  };
  return {
    now,
    state: () => state,
    set,
    moveTo: (time) => set("stoppedAt" in state ? { stoppedAt: time } : { offsetMs: time - real() }),
    stop: () => set({ stoppedAt: now() }),
    start: () => set({ offsetMs: now() - real() }),
    reset: () => set({ offsetMs: 0 })
  };
};

const createChance = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
};

const isOn = ({ until }, now) => until === null || now < until;
const fitsHead = (fault, request) => request.path.startsWith(fault.path) && (fault.method === void 0 || fault.method === request.method) && (fault.lane === void 0 || fault.lane === request.lane) && (fault.keyDigest === void 0 || fault.keyDigest === request.keyDigest());
const looksInside = ({ metric, rejectMetric, poison }) => metric !== void 0 || rejectMetric !== void 0 || poison !== void 0;
const fitsBody = (fault, body) => {
  if (fault.metric !== void 0 && !findEvents(body).some(({ metric }) => metric === fault.metric))
    return false;
  const isJudge = fault.rejectMetric !== void 0 || fault.poison !== void 0;
  return !isJudge || judgeEvents(fault, body).length > 0;
};
const createFaults = (now) => {
  let entries = [];
  let last = 0;
  const strike = (entry) => {
    const { fault } = entry;
    if (fault.skip > 0) {
      entry.fault = { ...fault, skip: fault.skip - 1 };
      return false;
    }
    if (fault.probability < 1 && entry.chance() >= fault.probability) return false;
    if (fault.left === null) return true;
    entry.fault = { ...fault, left: fault.left - 1 };
    if (fault.left === 1) entries = entries.filter((other) => other !== entry);
    return true;
  };
  return {
    add: (given) => {
      last += 1;
      const fault = { ...given, id: `f${last}` };
      entries = [...entries, { fault, chance: createChance(fault.seed) }];
      return fault;
    },
    remove: (id) => {
      const before = entries.length;
      entries = entries.filter(({ fault }) => fault.id !== id);
      return entries.length < before;
    },
    clear: () => {
      entries = [];
    },
    reset: () => {
      entries = [];
      last = 0;
    },
    list: () => entries.map(({ fault }) => fault).filter((fault) => isOn(fault, now())),
    take: async (request) => {
      if (entries.length === 0) return void 0;
      const fitting = entries.filter(({ fault }) => isOn(fault, now()) && fitsHead(fault, request));
      const body = fitting.some(({ fault }) => looksInside(fault)) ? await request.body() : void 0;
      return entries.find(
        (entry) => fitting.includes(entry) && (!looksInside(entry.fault) || fitsBody(entry.fault, body)) && strike(entry)
      )?.fault;
    }
  };
};

const createFeed = () => {
  const listeners = /* @__PURE__ */ new Set();
  return {
    publish: (...changes) => {
      for (const listener of listeners) listener(changes);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
  };
};

const enqueue = (database, submission) => database.run("INSERT INTO waiting (submission) VALUES (?)", JSON.stringify(submission));
const takeWaiting = (database, limit) => {
  const rows = database.all(
    "SELECT * FROM waiting ORDER BY seq LIMIT ?",
    limit
  );
  const last = rows.at(-1);
  if (last !== void 0) database.run("DELETE FROM waiting WHERE seq <= ?", last.seq);
  return rows.map(({ submission }) => JSON.parse(submission));
};
const countWaiting = (database) => database.get("SELECT count(*) AS total FROM waiting")?.total ?? 0;

const SLICE = 200;
const processOne = (database, submission) => {
  try {
    database.attempt(() => processSubmission(database, submission));
  } catch (error) {
    for (const event of submission.events)
      dropEvent(database, event, submission.arrival, `the sandbox failed on it: ${error}`);
  }
};
const createInbox = (database, feed, settings) => {
  let gathered = [];
  let timer;
  let heldUntil = 0;
  const heldMs = () => Math.max(0, heldUntil - performance.now());
  const processSlice = () => {
    const taken = database.transaction(() => {
      const submissions = takeWaiting(database, SLICE);
      for (const submission of submissions) processOne(database, submission);
      return submissions.length;
    });
    if (taken > 0) feed.publish("events", "people", "drops");
    return taken;
  };
  const processAll = () => {
    while (processSlice() === SLICE) ;
  };
  const schedule = (delayMs) => {
    timer ??= setTimeout(
      () => {
        timer = void 0;
        if (processSlice() === SLICE) schedule(0);
      },
      Math.max(delayMs, heldMs())
    );
  };
  const commit = () => {
    if (gathered.length === 0) return;
    const batch = gathered;
    gathered = [];
    try {
      database.transaction(() => {
        for (const { submissions } of batch)
          for (const submission of submissions) enqueue(database, submission);
      });
    } catch (error) {
      for (const { done } of batch) done(error);
      return;
    }
    if (settings.processingMs === 0 && heldMs() === 0) processAll();
    else schedule(settings.processingMs);
    for (const { done } of batch) done();
  };
  if (countWaiting(database) > 0) schedule(0);
  return {
    accept: (submissions) => new Promise((resolve, reject) => {
      const done = (error) => error === void 0 ? resolve() : reject(error);
      if (gathered.push({ submissions, done }) === 1) setImmediate(commit);
    }),
    settle: () => {
      commit();
      processAll();
    },
    hold: (delayMs) => {
      heldUntil = performance.now() + delayMs;
      clearTimeout(timer);
      timer = void 0;
      if (countWaiting(database) > 0) schedule(0);
    },
    waiting: () => countWaiting(database),
    close: () => clearTimeout(timer)
  };
};

const resourceSchema = `
CREATE TABLE IF NOT EXISTS resources (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  attributes TEXT NOT NULL, -- JSON
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  UNIQUE (type, id)
) STRICT;
CREATE INDEX IF NOT EXISTS resources_of ON resources (type, seq);
CREATE INDEX IF NOT EXISTS resources_by_age ON resources (type, created, seq);

CREATE TABLE IF NOT EXISTS resource_links (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  relationship TEXT NOT NULL,
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  since INTEGER NOT NULL,
  UNIQUE (type, id, relationship, target_type, target_id)
) STRICT;
CREATE INDEX IF NOT EXISTS resource_links_from ON resource_links (type, id, relationship, seq);
CREATE INDEX IF NOT EXISTS resource_links_since ON resource_links (type, id, relationship, since, seq);
CREATE INDEX IF NOT EXISTS resource_links_to ON resource_links (target_type, target_id, relationship);
`;
const resourceTables = ["resources", "resource_links"];

const webhookSchema = `
CREATE TABLE IF NOT EXISTS deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  webhook_id TEXT NOT NULL,
  url TEXT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  status INTEGER, -- the last answer's
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
`;
const webhookTables = ["deliveries"];

const journalSchema = `
CREATE TABLE IF NOT EXISTS requests (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  request_id TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  query TEXT NOT NULL, -- to be read, not to be sent: decoded, redacted and cut
  status INTEGER NOT NULL,
  lane TEXT,
  events INTEGER NOT NULL,
  endpoint TEXT, -- Klaviyo's operation id
  revision_asked TEXT,
  revision TEXT, -- the one it was answered in
  duration_ms REAL NOT NULL,
  fault TEXT,
  user_agent TEXT,
  retry_after TEXT,
  rate_limit TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS rejects (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  request_id TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  query TEXT NOT NULL,
  status INTEGER NOT NULL,
  errors TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS rejects_by_request ON rejects (request_id);

CREATE TABLE IF NOT EXISTS drops (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  metric TEXT NOT NULL,
  unique_id TEXT,
  profile_id TEXT,
  lane TEXT NOT NULL,
  sent TEXT NOT NULL,
  request_id TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS drops_by_request ON drops (request_id);
`;
const journalTables = ["requests", "rejects", "drops"];

const eventSchema$1 = `
CREATE TABLE IF NOT EXISTS profiles (
  id TEXT PRIMARY KEY,
  external_id TEXT UNIQUE,
  email TEXT UNIQUE,
  phone_number TEXT UNIQUE,
  traits TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS anonymous_ids (
  anonymous_id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS anonymous_ids_of ON anonymous_ids (profile_id);

CREATE TABLE IF NOT EXISTS merged_profiles (
  source_id TEXT PRIMARY KEY,
  destination_id TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS metrics (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  service TEXT NOT NULL,
  created INTEGER NOT NULL,
  UNIQUE (name, service)
) STRICT;

CREATE TABLE IF NOT EXISTS events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  uuid TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  metric_id TEXT NOT NULL,
  dedup_key TEXT NOT NULL,
  unique_id TEXT,
  timestamp INTEGER NOT NULL, -- seconds
  time_sent TEXT,
  properties TEXT NOT NULL,
  value REAL,
  value_currency TEXT,
  backfill INTEGER NOT NULL,
  revision TEXT NOT NULL,
  lane TEXT NOT NULL,
  sent TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  request_id TEXT
) STRICT;
-- Not unique: two people's events may carry one key, and merging the people must not lose either.
CREATE INDEX IF NOT EXISTS events_by_key ON events (profile_id, metric_id, dedup_key);
CREATE INDEX IF NOT EXISTS events_by_request ON events (request_id);
CREATE INDEX IF NOT EXISTS events_of ON events (profile_id, timestamp);
CREATE INDEX IF NOT EXISTS events_by_time ON events (timestamp, seq);
CREATE INDEX IF NOT EXISTS events_of_metric ON events (metric_id, timestamp);
-- What tests and the page count and list again and again.
CREATE INDEX IF NOT EXISTS events_sent ON events (metric_id) WHERE lane <> 'internal';

-- Accepted events that are not recorded yet, as JSON: what a 202 stands for.
CREATE TABLE IF NOT EXISTS waiting (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  submission TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS resolutions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  profile_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  sentence TEXT NOT NULL,
  step TEXT NOT NULL -- JSON: what happened, in structure
) STRICT;
CREATE INDEX IF NOT EXISTS resolutions_of ON resolutions (profile_id);
`;
const schema = [
  eventSchema$1,
  journalSchema,
  profileSchema,
  clientSchema,
  resourceSchema,
  webhookSchema
].join("\n");
const tables = [
  ...profileTables,
  ...clientTables,
  ...resourceTables,
  ...webhookTables,
  ...journalTables,
  "profiles",
  "anonymous_ids",
  "merged_profiles",
  "metrics",
  "events",
  "waiting",
  "resolutions"
];

const APPLICATION_ID = 1801807216;
const VERSION = createHash("sha256").update(schema).digest().readUInt32BE() >>> 1;
const reasons = {
  5: "another process uses it",
  8: "it is read-only",
  13: "the disk is full",
  14: "it cannot be opened, perhaps because its folder does not exist",
  26: "it is no SQLite file"
};
const findSqlite = () => {
  const sqlite = process.getBuiltinModule?.("node:sqlite");
  if (sqlite !== void 0) return sqlite;
  throw new Error(`The sandbox needs Node 22.13 or newer; this is ${process.versions.node}.`);
};
const isFolder = (file) => statSync(file, { throwIfNoEntry: false })?.isDirectory();
const explain = (file, error) => {
  const { errcode, message } = error;
  const why = isFolder(file) ? "it is a folder" : reasons[(errcode ?? 0) & 255] ?? message;
  return new Error(`The data file ${file} cannot be used: ${why.replace(/\.$/, "")}.`, {
    cause: error
  });
};
const readNumber = (connection, name) => Number(Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
const isEmpty = (connection) => connection.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === void 0;
const refuseOthers = (connection) => {
  if (isEmpty(connection)) return;
  if (readNumber(connection, "application_id") !== APPLICATION_ID)
    throw new Error("it holds somebody else's tables; choose another file");
  if (readNumber(connection, "user_version") !== VERSION)
    throw new Error("another version of the sandbox wrote it; remove it or choose another file");
};
const openFile = (file) => {
  const { DatabaseSync } = findSqlite();
  let connection;
  try {
    connection = new DatabaseSync(file);
    connection.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;");
    refuseOthers(connection);
    connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    connection.exec(`${schema};
      PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION};`);
    return connection;
  } catch (error) {
    connection?.close();
    throw explain(file, error);
  }
};

const surround = (connection, [begin, end, undo], work) => {
  connection.exec(begin);
  try {
    const result = work();
    connection.exec(end);
    return result;
  } catch (error) {
    connection.exec(undo);
    throw error;
  }
};
const TRANSACTION = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"];
const REHEARSAL = ["BEGIN IMMEDIATE", "ROLLBACK", "ROLLBACK"];
const ATTEMPT = [
  "SAVEPOINT attempt",
  "RELEASE attempt",
  "ROLLBACK TO attempt; RELEASE attempt"
];
const createQueue = (commit) => {
  let queue = [];
  let turn;
  const flush = () => {
    if (queue.length === 0) return;
    const works = queue;
    queue = [];
    clearImmediate(turn);
    turn = void 0;
    commit(() => {
      for (const work of works) work();
    });
  };
  const add = (work) => {
    queue.push(work);
    turn ??= setImmediate(flush);
  };
  return { add, flush };
};
const openDatabase = (file) => {
  const connection = openFile(file);
  const prepared = /* @__PURE__ */ new Map();
  const prepare = (sql) => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const queue = createQueue((work) => surround(connection, TRANSACTION, work));
  const settled = () => {
    if (!connection.isTransaction) queue.flush();
    return connection;
  };
  const read = (sql) => {
    settled();
    return prepare(sql);
  };
  return {
    get: (sql, ...values) => read(sql).get(...values),
    all: (sql, ...values) => read(sql).all(...values),
    run: (sql, ...values) => {
      prepare(sql).run(...values);
    },
    transaction: (work) => surround(settled(), TRANSACTION, work),
    rehearse: (work) => surround(settled(), REHEARSAL, work),
    attempt: (work) => surround(connection, ATTEMPT, work),
    later: queue.add,
    reset: () => {
      surround(settled(), TRANSACTION, () => {
        for (const table of tables) connection.exec(`DELETE FROM ${table}`);
        connection.exec("DELETE FROM sqlite_sequence");
      });
    },
    close: () => {
      settled();
      connection.close();
    }
  };
};

const listTopics = (database, id) => database.all(
  `SELECT target_id AS topic FROM resource_links WHERE type = 'webhook' AND id = ?
        AND relationship = 'webhook-topics' ORDER BY seq`,
  id
).map(({ topic }) => topic);
const listWebhooks = (database) => listRows(database, "webhook").map(({ id, attributes }) => ({
  id,
  endpointUrl: String(attributes.endpoint_url ?? ""),
  secretKey: String(attributes.secret_key ?? ""),
  topics: listTopics(database, id),
  enabled: attributes.enabled !== false
}));

const signDelivery = (secret, body, timestamp) => createHmac("sha256", secret).update(body).update(timestamp).digest("hex");

const TIMEOUT_MS = 5e3;
const wordStatus = (status) => {
  if (status < 300) return "";
  return status < 400 ? `answered ${status}: no redirect is followed` : `answered ${status} instead of 2xx`;
};
const wordError = (error) => {
  const { name, cause } = error;
  if (name === "TimeoutError") return `no answer within ${TIMEOUT_MS / 1e3} seconds`;
  const code = cause?.code;
  return `no connection${code === void 0 ? "" : ` (${code})`}`;
};
const attempt = async ({ id, endpointUrl, secretKey }, body, now, ended) => {
  const bytes = new TextEncoder().encode(body);
  const timestamp = new Date(now).toUTCString();
  const headers = {
    "content-type": "application/json",
    "user-agent": "keepsend-sandbox",
    "klaviyo-webhook-id": id,
    "klaviyo-timestamp": timestamp,
    "klaviyo-signature": signDelivery(secretKey, bytes, timestamp)
  };
  const signal = AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const init = { method: "POST", headers, body: bytes, redirect: "manual", signal };
    const response = await fetch(endpointUrl, init);
    await response.body?.cancel();
    return { status: response.status, detail: wordStatus(response.status) };
  } catch (error) {
    return { status: null, detail: wordError(error) };
  }
};

const deliveryBody = (webhookId, told, now) => JSON.stringify({
  data: told.map(({ occurrence, topic }) => ({
    external_id: occurrence.externalId,
    topic,
    payload: occurrence.payload()
  })),
  meta: {
    klaviyo_webhook_id: webhookId,
    klaviyo_account_id: COMPANY_ID,
    timestamp: new Date(now).toISOString().replace("Z", "000+00:00")
  }
});

const slug = (metric) => metric.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "");
const topicsOfEvent = ({ metric }) => [
  `event:klaviyo.${slug(metric)}`,
  "event:received",
  `event:${metric}`,
  `event:${slug(metric)}`
];
const topicOfProfile = (kind) => kind === "created" ? "profile:created" : "profile:updated";

const readEnd = (database) => database.get(
  `SELECT (SELECT coalesce(max(seq), 0) FROM events) AS event,
      (SELECT coalesce(max(seq), 0) FROM resolutions) AS resolution`
) ?? { event: 0, resolution: 0 };
const withoutLinks = ({ links: _, ...data }) => ({ data });
const listEvents = (database, { event }, origin) => database.all(`${SELECT_EVENTS} WHERE events.seq > ? ORDER BY events.seq`, event).map(
  (row) => ({
    externalId: row.id,
    topics: topicsOfEvent(row),
    payload: () => withoutLinks(eventDocument(row, origin, LATEST$1))
  })
);
const listPeople = (database, { resolution }, origin) => database.all(
  `SELECT profile_id, min(CASE kind WHEN 'created' THEN 'created' ELSE 'updated' END) AS kind
        FROM resolutions WHERE seq > ? AND kind IN ('created', 'gained', 'changed', 'merged', 'adopted')
        GROUP BY profile_id ORDER BY min(seq)`,
  resolution
).map(
  ({ profile_id, kind }) => ({
    externalId: profile_id,
    topics: [topicOfProfile(kind)],
    payload: () => {
      const profile = findProfile(database, profile_id);
      return profile ? withoutLinks(profileDocument(profile, origin)) : null;
    }
  })
);
const listOccurrences = (database, since, origin) => [...listEvents(database, since, origin), ...listPeople(database, since, origin)];

const RETRY_MS = [100, 500, 2e3];
const MOST_AT_ONCE = 100;
const NOT_LOCAL = "the sandbox only calls loopback addresses";
const choose = ({ topics }, occurrences) => occurrences.flatMap(
  (occurrence) => topics.filter((topic) => occurrence.topics.includes(topic)).map((topic) => ({ occurrence, topic }))
);
const split = (told) => Array.from(
  { length: Math.ceil(told.length / MOST_AT_ONCE) },
  (_, index) => told.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE)
);
const deliver = async ({ database, feed, now }, webhook, told, ended) => {
  const { id: webhook_id, endpointUrl: url } = webhook;
  const body = deliveryBody(webhook_id, told, now());
  const seq = addDelivery(database, { at: now(), webhook_id, url, body });
  const note = (progress) => {
    if (ended.aborted) return;
    noteProgress(database, seq, progress);
    feed.publish("deliveries");
  };
  if (!isLoopback(url)) {
    note({ attempts: 0, status: null, outcome: "not delivered", detail: NOT_LOCAL });
    return;
  }
  for (let attempts = 1; !ended.aborted; attempts++) {
    const { status, detail } = await attempt(webhook, body, now(), ended);
    const isDone = status !== null && status >= 200 && status < 300;
    const pause = RETRY_MS[attempts - 1];
    const last = pause === void 0 ? "failed" : "waiting";
    note({ attempts, status, outcome: isDone ? "delivered" : last, detail });
    if (isDone || pause === void 0) return;
    await setTimeout$1(pause, void 0, { signal: ended }).catch(() => {
    });
  }
};
const createWebhooks = (sources) => {
  const { database, feed, origin } = sources;
  const chains = /* @__PURE__ */ new Map();
  let ending = new AbortController();
  let cursor = readEnd(database);
  let turn;
  const add = (webhook, told) => {
    const { signal } = ending;
    const chain = (chains.get(webhook.id) ?? Promise.resolve()).then(() => signal.aborted ? void 0 : deliver(sources, webhook, told, signal)).catch((error) => reportCrash("a webhook delivery", error)).finally(() => chains.get(webhook.id) === chain && chains.delete(webhook.id));
    chains.set(webhook.id, chain);
  };
  const look = () => {
    clearImmediate(turn);
    turn = void 0;
    const since = cursor;
    cursor = readEnd(database);
    const webhooks = listWebhooks(database).filter(({ enabled }) => enabled);
    if (webhooks.length === 0) return;
    const occurrences = listOccurrences(database, since, origin());
    for (const webhook of webhooks)
      for (const told of split(choose(webhook, occurrences))) add(webhook, told);
  };
  const unsubscribe = feed.subscribe((changes) => {
    if (changes.includes("events") || changes.includes("people")) turn ??= setImmediate(look);
  });
  const forget = () => {
    ending.abort();
    clearImmediate(turn);
    turn = void 0;
  };
  return {
    settled: async () => {
      look();
      while (chains.size > 0) await Promise.all(chains.values());
    },
    reset: () => {
      forget();
      ending = new AbortController();
      cursor = readEnd(database);
    },
    close: () => {
      unsubscribe();
      forget();
    }
  };
};

const chooseSettings = (given) => {
  const settings = { ...usualSettings };
  const named = Object.entries(given).filter(([, value]) => value !== void 0);
  changeSettings(settings, Object.fromEntries(named));
  return settings;
};
const createEras = (ended) => {
  let ending = new AbortController();
  let era = AbortSignal.any([ended, ending.signal]);
  const endEra = () => {
    ending.abort();
    ending = new AbortController();
    era = AbortSignal.any([ended, ending.signal]);
  };
  return { era: () => era, endEra };
};
const createBox = (options) => {
  const { data, now, keys, settings: given, origin, ended } = options;
  const settings = chooseSettings(given);
  const known = createKeys(keys);
  const database = openDatabase(data);
  const feed = createFeed();
  const clock = createClock(now);
  return {
    database,
    feed,
    faults: createFaults(clock.now),
    keys: known,
    limiter: createLimiter(),
    clock,
    settings,
    settingsAtStart: { ...settings },
    inbox: createInbox(database, feed, settings),
    webhooks: createWebhooks({ database, feed, now: clock.now, origin }),
    ...createEras(ended),
    now: clock.now
  };
};

const wholeUpTo = (most) => {
  const words = `Expected a whole number from 0 to ${most}.`;
  return v.pipe(v.number(), v.integer(words), v.minValue(0, words), v.maxValue(most, words));
};
const choice = {
  metric: v.optional(v.pipe(v.string(), v.nonEmpty("Empty."))),
  profile: v.optional(
    v.pipe(v.string(), v.trim(), v.toLowerCase(), v.includes("@", "Expected an e-mail address."))
  )
};
const eventSchema = v.strictObject(choice);
const waitSchema = v.strictObject({
  ...choice,
  count: v.optional(wholeUpTo(MOST_AWAITED.count), USUALLY_AWAITED.count),
  timeoutMs: v.optional(wholeUpTo(MOST_AWAITED.timeoutMs), USUALLY_AWAITED.timeoutMs)
});
const readEventQuery = (given) => {
  const { metric = null, profile = null } = parseInput(eventSchema, given);
  return { metric, email: profile };
};
const readWaitQuery = (given) => {
  const { metric = null, profile = null, ...rest } = parseInput(waitSchema, given);
  return { metric, email: profile, ...rest };
};

const refuseInWords = (what, work) => {
  try {
    return work();
  } catch (error) {
    const [problem] = error instanceof Failure ? error.problems : [];
    if (problem === void 0) throw error;
    const place = (problem.pointer ?? "").slice(1).replaceAll("/", ".");
    const words = [what, ...place === "" ? [] : [place], problem.detail];
    throw new Error(words.join(": "), { cause: error });
  }
};

const CLOSED = "The sandbox is closed.";
const readers = (box) => ({
  events: (query = {}) => showChosen(
    box,
    refuseInWords("There are no such events", () => readEventQuery(query))
  ),
  requests: () => showRequests(box),
  rejects: () => showRejects(box),
  drops: () => showDrops(box),
  profiles: () => showPeople(box)
});
const waiter = (box, ended) => async (query = {}) => {
  const awaited = refuseInWords("Nothing can be waited for", () => readWaitQuery(query));
  const came = await waitFor(box, awaited, ended);
  if (ended.aborted) throw new Error(CLOSED);
  if (!came) throw new Error(wordMissing(awaited, countChosen(box.database, awaited)));
  return showChosen(box, awaited);
};
const switches = (box) => ({
  setClock: (change) => {
    refuseInWords("The clock cannot be moved", () => changeClock(box.clock, change));
    box.feed.publish("clock");
  },
  setSettings: (change) => {
    refuseInWords("The settings cannot be changed", () => changeSettings(box.settings, change));
    box.feed.publish("settings");
  },
  setKey: (key) => {
    box.keys.set(refuseInWords("There is no such key", () => readKeyOptions(key)));
    box.feed.publish("settings");
  },
  addFault: (fault) => {
    const read = () => readFault(fault, box.now());
    const { id } = box.faults.add(refuseInWords("There is no such fault", read));
    const era = box.era();
    box.feed.publish("faults");
    return () => {
      if (era.aborted) return;
      box.faults.remove(id);
      box.feed.publish("faults");
    };
  }
});
const operateBox = (box, ended) => {
  const whileOpen = (work) => (...given) => {
    if (ended.aborted) throw new Error(CLOSED);
    return work(...given);
  };
  const { events, requests, rejects, drops, profiles } = readers(box);
  const { setClock, setSettings, setKey, addFault } = switches(box);
  return {
    events: whileOpen(events),
    wait: waiter(box, ended),
    requests: whileOpen(requests),
    rejects: whileOpen(rejects),
    drops: whileOpen(drops),
    profiles: whileOpen(profiles),
    reset: whileOpen(() => resetBox(box)),
    settle: async () => {
      if (ended.aborted) throw new Error(CLOSED);
      await settleBox(box);
    },
    setClock: whileOpen(setClock),
    setSettings: whileOpen(setSettings),
    setKey: whileOpen(setKey),
    addFault: whileOpen(addFault)
  };
};

const NO_START = "The sandbox cannot start";
const MAX_PORT = 65535;
const name = v.pipe(v.string(), v.nonEmpty());
const options = {
  port: [
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PORT)),
    `a whole number from 0 to ${MAX_PORT}`
  ],
  host: [name, "an address or a name"],
  data: [name, "the name of a file"],
  now: [v.function(), "a function that returns milliseconds, as Date.now does"],
  keys: [v.array(v.unknown()), "a list of keys"],
  retired: [settingSchemas.retired, "'serve' or 'forward'"],
  usualRevision: [settingSchemas.usualRevision, `one of ${revisionNames.join(", ")}`],
  processingMs: [settingSchemas.processingMs, `a whole number from 0 to ${MAX_PROCESSING_MS}`],
  rateLimits: [settingSchemas.rateLimits, "a number from 0 to 1"],
  missingKey: [settingSchemas.missingKey, "400 or 401"]
};
const show = (value) => {
  if (typeof value === "string") return `'${value.slice(0, 60)}'`;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function" || typeof value === "object" && value !== null)
    return `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
  return String(value);
};
const checkOption = (name2, value) => {
  if (!Object.hasOwn(options, name2))
    throw new Error(
      `${NO_START}: there is no option '${name2}'; there are ${Object.keys(options).join(", ")}.`
    );
  const [schema, allowed] = options[name2];
  if (!v.is(schema, value))
    throw new Error(`${NO_START}: ${name2} must be ${allowed}; what came is ${show(value)}.`);
};
const checkOptions = (given) => {
  for (const [name2, value] of Object.entries(given))
    if (value !== void 0) checkOption(name2, value);
  given.keys?.forEach((key, index) => {
    refuseInWords(`${NO_START}: keys[${index}]`, () => readKeyOptions(key));
  });
};

const wordCode = (code, port, host) => {
  const another = "Choose another port, or 0 for a free one.";
  if (code === "EADDRINUSE") return `port ${port} is already taken. ${another}`;
  if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL")
    return `this machine has no address ${host}. Choose another host.`;
  return `${code} on port ${port} of ${host}. ${another}`;
};
const listen = async (server, port, host) => {
  try {
    server.listen(port, host);
    await once(server, "listening");
    return server.address();
  } catch (cause) {
    const { code } = cause;
    throw new Error(`${NO_START}: ${wordCode(code, port, host)}`, { cause });
  }
};
const stop = (server) => new Promise((resolve) => {
  server.close(() => resolve());
  if ("closeAllConnections" in server) server.closeAllConnections();
});
const serverOptions = { headersTimeout: 15e3, requestTimeout: 6e4 };
const startSandbox = async (options, assets) => {
  checkOptions(options);
  const { port = 4174, host = "127.0.0.1", data = ":memory:", now = Date.now, ...rest } = options;
  const { keys = [], ...settings } = rest;
  let url = "";
  const ending = new AbortController();
  const { signal: ended } = ending;
  const box = createBox({ data, now, keys, settings, origin: () => url, ended });
  const shut = () => {
    ending.abort();
    box.webhooks.close();
    box.inbox.close();
    box.database.close();
  };
  const app = createApp(box, assets);
  const server = createAdaptorServer({
    fetch: (request, bindings) => refuseStrangers(request, !isLoopback(url)) ?? app.fetch(request, bindings),
    serverOptions
  });
  const address = await listen(server, port, host).catch((error) => {
    shut();
    throw error;
  });
  let closing;
  url = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
  return {
    url,
    port: address.port,
    ...operateBox(box, ended),
    close: () => {
      ending.abort();
      closing ??= stop(server).then(shut);
      return closing;
    }
  };
};

const createSandbox = (options = {}) => startSandbox(options, { script: pageScript, style: pageStyle });

export { createSandbox };
