# Writes western.csv and cn.csv into the current directory (pandas 3): closes made by a fixed integer recurrence; averages by pandas (rolling mean, ewm), the EMA
# seeded with a simple mean by putting that mean in place of the n-th close.
import pandas as pd
x=12345; closes=[]; p=10000
for i in range(120):
    x=(x*1103515245+12345)%2**31
    p+=(x>>16)%61-30
    closes.append(p/100)
c=pd.Series(closes)
def ema_cn(s,n): return s.ewm(span=n,adjust=False).mean()
def ema_w(s,n):
    s=s.dropna(); out=s.copy(); seed=s.iloc[:n].mean()
    tail=pd.concat([pd.Series([seed],index=[s.index[n-1]]),s.iloc[n:]])
    return tail.ewm(span=n,adjust=False).mean()
for conv,e,f in (('western',ema_w,1),('cn',ema_cn,2)):
    d=pd.DataFrame({'close':c}); 
    for n in (5,10,20): d[f'ma_{n}']=c.rolling(n).mean()
    for n in (12,26): d[f'ema_{n}']=e(c,n); d.loc[:n-2,f'ema_{n}']=None
    dif=(e(c,12)-e(c,26)); dea=e(dif,9)
    d['macd_12_26_9.dif']=dif; d.loc[:24,'macd_12_26_9.dif']=None
    d['macd_12_26_9.dea']=dea; d['macd_12_26_9.hist']=f*(dif-dea)
    d.loc[:32,['macd_12_26_9.dea','macd_12_26_9.hist']]=None
    d.to_csv(f'{conv}.csv',index=False,float_format='%.12f')
